import { connection } from 'next/server'
import { getHealth } from '@/lib/health/health'

/** For load balancers and people on call: 200 where the site can answer, 503 with the reason where it cannot. */
export async function GET() {
  await connection()
  const health = await getHealth()
  return Response.json(health, { status: health.ok ? 200 : 503, headers: { 'cache-control': 'private, no-store' } })
}
