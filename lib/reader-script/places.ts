import { closest } from './closest'
import { isForgotten, recallPairs, remember } from './store'

const PLACES_MAX = 30
/** A piece is worth continuing between these parts of it; before and after, one starts anew. */
const PART_MIN = 0.12
const PART_MAX = 0.92

/** Remembers where reading stopped, and offers to go on from there. It never jumps by itself. */
export function startPlaces(): void {
  const path = document.querySelector<HTMLElement>('[data-article]')?.dataset['article']
  const text = document.querySelector<HTMLElement>('.article-text')
  if (path === undefined || !text) return
  const root = document.documentElement
  const kept = () => recallPairs('places').find(([article, part]) => article === path && part <= PART_MAX)?.[1]
  // Where the page is scrolled to is asked for last: the answer has the whole page laid out at once.
  if (kept() !== undefined && location.hash === '' && window.scrollY < 200) root.dataset['resume'] = ''

  document.addEventListener('click', (event) => {
    if (closest(event, '[data-resume-go]')) {
      window.scrollTo({ top: top(text) + (kept() ?? 0) * text.offsetHeight })
    }
    if (closest(event, '.resume')) delete root.dataset['resume']
  })

  const keep = () => {
    if (isForgotten) return
    const part = (window.scrollY - top(text)) / text.offsetHeight
    // At the top nothing is known yet: an offer that was not taken must survive the visit.
    if (part < PART_MIN) return
    const others = recallPairs('places').filter(([article]) => article !== path)
    // What was read to its end is kept too, or another device would offer to go on.
    const place = [path, Math.min(1, Math.round(part * 1000) / 1000), Date.now()]
    remember('places', JSON.stringify([...others, place].slice(-PLACES_MAX)))
    if (root.dataset['signedIn'] !== undefined)
      navigator.sendBeacon('/api/v1/kept/merge', JSON.stringify({ choices: {}, places: [place], kept: [] }))
  }
  addEventListener('pagehide', keep)
  document.addEventListener('visibilitychange', keep)
  addEventListener('scrollend', () => {
    if (window.scrollY > top(text) + 0.3 * text.offsetHeight) delete root.dataset['resume']
  })
}

const top = (element: HTMLElement) => element.getBoundingClientRect().top + window.scrollY
