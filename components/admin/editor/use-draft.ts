import { useCallback, useEffect, useRef, useState } from 'react'
import { isSameContent, type DraftContent } from '@/lib/drafts/draft'
import { findOnDevice, forgetOnDevice, keepOnDevice, tabName } from './device-copy'
import { askToSave, type Conflict } from './newsroom-api'

/** `device`: no answer came, and the text is kept here; `lost`: not even that could be done. */
export type SaveState =
  | { kind: 'saved'; at: Date | null }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'device'; message: string }
  | { kind: 'lost'; message: string }
  | { kind: 'conflict'; conflict: Conflict }

const SAVE_AFTER_MS = 2500
const RETRY_AFTER_MS = 5000

type Options = {
  id: string
  revision: number
  content: DraftContent
  /** The text as it stands in the fields now. */
  read: () => DraftContent
  /** Puts another text into the fields: what others wrote, or what this device had kept. */
  adopt: (content: DraftContent) => void
  onNote: (message: string) => void
}

/**
 * Keeps a text: on the device at once, on the server a little later, again and again until it is confirmed. What others
 * saved meanwhile is taken in; a true collision waits for a decision and nothing is dropped until then.
 */
export function useDraft({ id, revision, content, read, adopt, onNote }: Options) {
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: null })
  const base = useRef(revision)
  const confirmed = useRef(content)
  const tab = useRef('')
  const inFlight = useRef<Promise<boolean> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isHeld = useRef(false)
  const hooks = useRef({ read, adopt, onNote })
  useEffect(() => {
    hooks.current = { read, adopt, onNote }
  })

  const keep = useCallback(() => {
    const isKept = keepOnDevice(id, { baseRevision: base.current, tab: tab.current, content: hooks.current.read() })
    if (!isKept)
      setState({ kind: 'lost', message: 'This device has no room to keep the text. Do not close this page.' })
  }, [id])

  const save = useCallback(
    async (kind: 'typed' | 'saved' = 'typed'): Promise<boolean> => {
      clearTimeout(timer.current)
      timer.current = undefined
      if (isHeld.current) return false
      while (inFlight.current) await inFlight.current
      const later = (milliseconds: number) => {
        timer.current ??= setTimeout(() => void save(), milliseconds)
      }
      const run = async (): Promise<boolean> => {
        const sent = hooks.current.read()
        if (kind === 'typed' && isSameContent(sent, confirmed.current)) {
          setState((now) => (now.kind === 'unsaved' ? { kind: 'saved', at: new Date() } : now))
          return true
        }
        setState({ kind: 'saving' })
        const asked = await askToSave(id, { baseRevision: base.current, tab: tab.current, kind, content: sent })
        if (asked.kind === 'refused') {
          keep()
          setState({ kind: 'device', message: asked.code === 'OFFLINE' ? '' : asked.message })
          later(RETRY_AFTER_MS)
          return false
        }
        const { value } = asked
        if (value.kind === 'conflict') {
          isHeld.current = true
          keep()
          setState({ kind: 'conflict', conflict: value })
          return false
        }
        const now = hooks.current.read()
        base.current = value.revision
        confirmed.current = value.kind === 'merged' ? value.content : sent
        if (value.kind === 'merged') {
          hooks.current.adopt(await broughtTogether(sent, now, value.content))
          // As the fields write it: what was just taken in is no change.
          if (isSameContent(sent, now)) confirmed.current = hooks.current.read()
          hooks.current.onNote('What somebody else wrote meanwhile is in the text now.')
        }
        if (isSameContent(hooks.current.read(), confirmed.current) || value.kind === 'merged')
          forgetOnDevice(id, tab.current)
        if (isSameContent(now, sent)) setState({ kind: 'saved', at: value.at })
        else later(SAVE_AFTER_MS)
        return true
      }
      inFlight.current = run()
      const isSaved = await inFlight.current
      inFlight.current = null
      return isSaved
    },
    [id, keep],
  )

  /** Something was typed. */
  const touch = useCallback(() => {
    if (isHeld.current) {
      keep()
      return
    }
    setState((now) => (now.kind === 'device' || now.kind === 'unsaved' ? now : { kind: 'unsaved' }))
    keep()
    // Who types without a pause is saved as well.
    timer.current ??= setTimeout(() => void save(), SAVE_AFTER_MS)
  }, [keep, save])

  /** Goes on from what the server has: after publishing, restoring, or when others saved and nothing was typed here. */
  const goOnFrom = useCallback((next: number, text?: DraftContent) => {
    base.current = next
    if (!text) return
    hooks.current.adopt(text)
    confirmed.current = hooks.current.read()
  }, [])

  /** The fields show the confirmed text in a form of their own, once they can: that is no change. */
  const settle = useCallback((shown: DraftContent) => {
    confirmed.current = shown
  }, [])

  /** Ends a collision with the text that was decided on. */
  const resolve = useCallback(
    (conflict: Conflict, decided: DraftContent) => {
      isHeld.current = false
      base.current = conflict.current.revision
      confirmed.current = conflict.current.content
      hooks.current.adopt(decided)
      keep()
      void save('saved')
    },
    [keep, save],
  )

  useEffect(() => {
    tab.current = tabName()
    const kept = findOnDevice(id, tab.current)
    if (kept) {
      if (isSameContent(kept.content, confirmed.current)) forgetOnDevice(id, kept.tab)
      else {
        forgetOnDevice(id, kept.tab)
        base.current = kept.baseRevision
        tab.current = kept.tab
        sessionStorage.setItem('newsroom-tab', kept.tab)
        hooks.current.adopt(kept.content)
        hooks.current.onNote('The text that this device had kept is here again.')
        keep()
        void save()
      }
    }
    const handleOnline = () => void save()
    const handleHidden = () => {
      if (document.visibilityState === 'hidden' && !isSameContent(hooks.current.read(), confirmed.current)) keep()
    }
    globalThis.addEventListener('online', handleOnline)
    document.addEventListener('visibilitychange', handleHidden)
    return () => {
      globalThis.removeEventListener('online', handleOnline)
      document.removeEventListener('visibilitychange', handleHidden)
      clearTimeout(timer.current)
    }
  }, [id, keep, save])

  useEffect(() => {
    // The browser asks before leaving only while something is on its way.
    const handleLeave = (event: BeforeUnloadEvent) => {
      if (state.kind !== 'saved') event.preventDefault()
    }
    globalThis.addEventListener('beforeunload', handleLeave)
    return () => {
      globalThis.removeEventListener('beforeunload', handleLeave)
    }
  }, [state.kind])

  return {
    state,
    touch,
    save,
    goOnFrom,
    settle,
    resolve,
    base,
    tab,
    isClean: () => isSameContent(read(), confirmed.current),
  }
}

/** What was typed while a save was on its way, in the text that the save became. */
async function broughtTogether(sent: DraftContent, now: DraftContent, merged: DraftContent): Promise<DraftContent> {
  if (isSameContent(sent, now)) return merged
  const [{ mergeForMine }, { toStoredHtml }] = await Promise.all([
    import('@/lib/drafts/merge'),
    import('@/lib/body/editor-html'),
  ])
  const stored = (content: DraftContent) => ({ ...content, body: toStoredHtml(content.body) })
  return mergeForMine({ base: stored(sent), mine: stored(now), theirs: merged })
}
