import { useEffect, useRef, useState } from 'react'
import { askForDraft, askForPresence } from './newsroom-api'
import type { useDraft } from './use-draft'

const POLL_MS = 12_000

type Draft = Pick<ReturnType<typeof useDraft>, 'base' | 'tab' | 'goOnFrom' | 'isClean'>

/** Who else has this article open. What they save is taken in at once while nothing was typed here. */
export function useOthers({ id, draft: { base, tab, goOnFrom, isClean } }: { id: string; draft: Draft }): string[] {
  const [others, setOthers] = useState<string[]>([])
  const isCleanNow = useRef(isClean)
  useEffect(() => {
    isCleanNow.current = isClean
  })
  useEffect(() => {
    const poll = async () => {
      const answer = await askForPresence(id, tab.current)
      if (answer.kind !== 'answer') return
      setOthers(answer.value.others)
      if (answer.value.revision <= base.current || !isCleanNow.current()) return
      const newer = await askForDraft(id)
      if (newer.kind === 'answer' && isCleanNow.current()) goOnFrom(newer.value.revision, newer.value.content)
    }
    void poll()
    const timer = setInterval(() => void poll(), POLL_MS)
    return () => {
      clearInterval(timer)
    }
  }, [id, base, tab, goOnFrom])
  return others
}
