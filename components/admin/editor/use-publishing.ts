import { useState } from 'react'
import { showToast } from '../toast.client'
import {
  askForChecks,
  askToPublish,
  askToReview,
  askToWithdraw,
  type ArticleFacts,
  type Check,
  type PublishWish,
  type ReviewWish,
} from './newsroom-api'
import type { useDraft } from './use-draft'

type Draft = Pick<ReturnType<typeof useDraft>, 'save' | 'goOnFrom' | 'base'>
type Checks = { isStopped: boolean; list: readonly Check[] }
type Refusal = { message: string; fields: Record<string, string> }

const NO_CHECKS: Checks = { isStopped: false, list: [] }
const NO_REFUSAL: Refusal = { message: '', fields: {} }

/** The way of an article to its readers and back: what it is now, what speaks against it, and what was refused. */
export function usePublishing({ id, facts: initial, draft }: { id: string; facts: ArticleFacts; draft: Draft }) {
  const [facts, setFacts] = useState(initial)
  const [checks, setChecks] = useState(NO_CHECKS)
  const [refusal, setRefusal] = useState(NO_REFUSAL)

  const look = async () => {
    await draft.save('saved')
    const found = await askForChecks(id)
    if (found.kind === 'answer') setChecks({ isStopped: false, list: found.value })
  }
  /** True where readers have it now, or will. */
  const publish = async (wish: Omit<PublishWish, 'revision'>): Promise<boolean> => {
    setRefusal(NO_REFUSAL)
    if (!(await draft.save('saved'))) return false
    const answer = await askToPublish(id, { ...wish, revision: draft.base.current })
    if (answer.kind === 'refused') {
      setRefusal(answer)
      return false
    }
    if (answer.value.kind === 'stopped') {
      setChecks({ isStopped: true, list: answer.value.checks })
      return false
    }
    draft.goOnFrom(answer.value.revision)
    setFacts(answer.value.article)
    setChecks(NO_CHECKS)
    const isLater = (answer.value.article.publishAt?.getTime() ?? 0) > Date.now()
    showToast({ message: isLater ? 'Scheduled.' : 'Readers see it now.' })
    return true
  }
  const withdraw = async () => {
    const answer = await askToWithdraw(id)
    setRefusal(answer.kind === 'refused' ? answer : NO_REFUSAL)
    if (answer.kind === 'refused') return
    draft.goOnFrom(answer.value.revision)
    setFacts(answer.value.article)
    showToast({ message: 'Readers do not see it any more.' })
  }
  const review = async (wish: ReviewWish) => {
    if (!(await draft.save('saved'))) return
    const answer = await askToReview(id, wish)
    setRefusal(answer.kind === 'refused' ? answer : NO_REFUSAL)
    if (answer.kind === 'refused') return
    setFacts(answer.value)
    showToast({ message: answer.value.state === 'review' ? 'It waits for review.' : 'It is a draft again.' })
  }
  return { facts, checks, refusal, look, publish, withdraw, review }
}
