import { closest, isPlainClick } from './closest'
import { markKept } from './mark-kept'

type Kept = { more?: number; top?: number } | null

const undos: (() => void)[] = []
let isLoading = false

/**
 * "Load more" adds the next page to the list in place: the address stays, focus goes to the first new headline, and Back
 * takes the page away again. Who comes back to the list finds what was added. What cannot be had is said, and the link
 * stays to try again.
 */
export function startLoadMore(): void {
  const kept = history.state as Kept
  document.addEventListener('click', (event) => {
    const link = closest(event, 'a[data-more]')
    if (!(link instanceof HTMLAnchorElement) || !isPlainClick(event)) return
    event.preventDefault()
    void load(link).then((first) => {
      if (!first) return
      history.pushState({ more: undos.length }, '')
      first.focus({ preventScroll: true })
    })
  })
  addEventListener('popstate', () => void follow())
  addEventListener('scrollend', () => {
    if (undos.length > 0) history.replaceState({ more: undos.length, top: scrollY }, '')
  })
  if (kept?.more)
    void follow().then(() => {
      scrollTo({ top: kept.top ?? 0, behavior: 'instant' })
    })
}

/** Brings the list to as many added pages as this entry of the history has. */
async function follow(): Promise<void> {
  const wanted = (history.state as Kept)?.more ?? 0
  while (undos.length > wanted) undos.pop()?.()
  while (undos.length < wanted) {
    const link = document.querySelector<HTMLAnchorElement>('[data-pager]:not([hidden]) a[data-more]')
    if (!link || !(await load(link))) return
  }
}

/** Adds the page that a link leads to; gives back its first new headline, or null where it could not be had. */
async function load(link: HTMLAnchorElement): Promise<HTMLElement | null> {
  if (isLoading) return null
  isLoading = true
  const status = link.parentElement?.querySelector('[data-more-status]')
  const say = (text: string) => {
    if (status) status.textContent = text
  }
  link.setAttribute('aria-busy', 'true')
  say('')
  try {
    return add(await pageAt(link.href), link)
  } catch {
    say(navigator.onLine ? 'More could not be loaded. Try again.' : 'You are offline. Try again when you are back.')
    return null
  } finally {
    link.removeAttribute('aria-busy')
    isLoading = false
  }
}

async function pageAt(address: string): Promise<Document> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(answer.statusText)
  // The policy of this page knows its own style attributes only: those of the other are set as properties.
  const html = (await answer.text()).replaceAll(' style="', ' data-style="')
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const element of page.querySelectorAll<HTMLElement>('[data-style]'))
    element.style.cssText = element.dataset['style'] ?? ''
  return page
}

function add(page: Document, link: HTMLAnchorElement): HTMLElement {
  const list = document.querySelector('[data-more-list]')
  const slot = document.querySelector('[data-more-pager]')
  const pager = link.closest<HTMLElement>('[data-pager]')
  const nextPager = page.querySelector('[data-pager]')
  const known = new Set([...document.querySelectorAll<HTMLElement>('main .story')].map((story) => story.dataset['id']))
  const fresh = [...page.querySelectorAll('[data-list] > li')].filter(
    (item) => !known.has(item.querySelector<HTMLElement>('.story')?.dataset['id']),
  )
  const first = fresh[0]?.querySelector<HTMLElement>('h2 a')
  if (!list || !slot || !pager || !nextPager || !first) throw new Error('Not a list.')
  const isFirst = !slot.contains(pager)
  list.append(...fresh)
  markKept()
  slot.replaceChildren(nextPager)
  pager.hidden = true
  undos.push(() => {
    for (const item of fresh) item.remove()
    slot.replaceChildren(...(isFirst ? [] : [pager]))
    pager.hidden = false
    link.focus({ preventScroll: true })
  })
  return first
}
