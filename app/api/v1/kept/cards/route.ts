import type { NextRequest } from 'next/server'
import { keptQuestionSchema } from '@/lib/keeping/kept-input'
import { listCardsOf } from '@/lib/keeping/keeping-queries'

const PRIVATE = { 'cache-control': 'private, no-store' }

/** Cards for a device that keeps things itself: `of` names them, `before` begins later. Public facts, kept by nobody. */
export async function GET(request: NextRequest) {
  const question = keptQuestionSchema.safeParse(Object.fromEntries(request.nextUrl.searchParams))
  if (!question.success)
    return Response.json(
      { code: 'INVALID', message: 'Ask with of, at most 100 subjects, and before, a moment.', fields: {} },
      { status: 422, headers: PRIVATE },
    )
  const { of, before } = question.data
  return Response.json(await listCardsOf(of, before), { headers: PRIVATE })
}
