import { connection } from 'next/server'
import { getMetrics } from '@/lib/health/metrics'

/** Prometheus metrics for whoever has the token; for everyone else there is nothing here. */
export async function GET(request: Request) {
  await connection()
  const metrics = await getMetrics(request.headers.get('authorization'))
  if (metrics === null)
    return new Response('Not found\n', { status: 404, headers: { 'cache-control': 'private, no-store' } })
  return new Response(metrics.text, {
    headers: { 'content-type': metrics.contentType, 'cache-control': 'private, no-store' },
  })
}
