import { recallPairs, remember } from './store'

/** A pause this long makes the next page a new visit. */
const PAUSE_MILLISECONDS = 30 * 60_000

/** Marks on lists what was published since the visit before this one, by a style sheet: the markup is React's. */
export function startVisits(now: number): void {
  const kept = new Map(recallPairs('visits'))
  const latest = kept.get('latest') ?? 0
  const before = now - latest > PAUSE_MILLISECONDS ? latest : (kept.get('before') ?? 0)
  remember(
    'visits',
    JSON.stringify([
      ['before', before],
      ['latest', now],
    ]),
  )
  if (before === 0) return
  const fresh = [...document.querySelectorAll<HTMLElement>('.story[data-id]')].filter((story) => {
    const day = story.querySelector('time')?.dateTime
    return day !== undefined && Date.parse(day) > before
  })
  if (fresh.length === 0) return
  const sheet = new CSSStyleSheet()
  const ids = fresh.map((story) => `[data-id="${CSS.escape(story.dataset['id'] ?? '')}"]`)
  sheet.replaceSync(`.story:is(${ids.join()}) .story-facts::before{content:"New";color:var(--color-accent)}`)
  document.adoptedStyleSheets.push(sheet)
}
