import { assignReview, returnToAuthor, sendToReview } from '@/lib/articles/review-commands'
import { AppError } from '@/lib/errors'
import { articleRoute } from '@/lib/http/article-route'

const STEPS = { send: sendToReview, assign: assignReview, return: returnToAuthor }

/** `{ step: 'send' | 'assign' | 'return', assigneeId, note }`: the state and the review that it has now. */
export const POST = articleRoute('articles:write-own', async ({ actor, id, body }) => {
  const { step, ...sent } = body as { step?: unknown }
  const known = Object.entries(STEPS).find(([name]) => name === step)
  if (!known) throw new AppError('INVALID', 'This is no step of a review.', { fields: { step: 'is not known' } })
  const { value, staleTags } = await known[1](actor, { ...sent, id })
  const { state, publishAt, unpublishAt, review } = value
  return { value: { state, publishAt, unpublishAt, review }, staleTags }
})
