import type { NextRequest } from 'next/server'
import { searchAnswerSchema, searchQuestionSchema } from '@/lib/search/search-answer'
import { parseSearchRequest } from '@/lib/search/search-address'
import { getSearchAnswer } from '@/lib/search/search-queries'

/** The same for everybody, so networks in between may keep it for a minute. */
const KEPT = { 'cache-control': 'public, max-age=60, s-maxage=60' }

/** Full-text answers for the search island: docs/contracts/addresses.md. Limited by network in `server.ts`. */
export async function GET(request: NextRequest) {
  const question = searchQuestionSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams))
  if (!question.success)
    return Response.json(
      { error: { code: 'INVALID', message: 'Ask with q, 1 to 200 letters, and limit, 1 to 10.' } },
      { status: 400, headers: { 'cache-control': 'no-store' } },
    )
  const { q, limit } = question.data
  const answer = await getSearchAnswer(parseSearchRequest({ q }), limit)
  return Response.json(searchAnswerSchema.parse(answer), { headers: KEPT })
}
