import { connection } from 'next/server'
import { formatDayFull } from '@/lib/dates'
import { getNewestEdition } from '@/lib/editions/edition-queries'
import type { DigestAnswer } from '@/lib/offline/offline-index'
import { getSite } from '@/lib/publication/site-queries'

/** Browsers ask each time; shared caches may be a minute late, and the front door asks again when a tag expires. */
const CURRENT = { 'cache-control': 'public, max-age=0, must-revalidate, s-maxage=60' }

/** The newest digest, for devices that keep it. */
export async function GET() {
  await connection()
  const [edition, { timeZone }] = await Promise.all([getNewestEdition(), getSite()])
  if (!edition)
    return Response.json({ code: 'NOT_FOUND', message: 'Nothing is published yet.' }, { status: 404, headers: CURRENT })
  const answer: DigestAnswer = {
    path: edition.path,
    name: formatDayFull(edition.startsAt, timeZone),
    timeZone,
    cards: edition.cards.map((card) => ({ ...card, publishedAt: card.publishedAt.toISOString() })),
  }
  return Response.json(answer, { headers: CURRENT })
}
