import { closest, isPlainClick } from './closest'

/**
 * "Older" adds the next page to the list in place: the address follows, focus goes to the first new headline, and Back
 * takes the page away again. Anything unexpected leaves the link to do what links do.
 */
export function startLoadMore(): void {
  document.addEventListener('click', (event) => {
    const link = closest(event, 'a[data-more]')
    const list = document.querySelector('[data-list]')
    if (!(link instanceof HTMLAnchorElement) || !list || !isPlainClick(event)) return
    event.preventDefault()
    link.setAttribute('aria-busy', 'true')
    add(link, list).catch(() => {
      location.assign(link.href)
    })
  })
}

async function add(link: HTMLAnchorElement, list: Element): Promise<void> {
  const answer = await fetch(link.href, { headers: { accept: 'text/html' } })
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const added = [...page.querySelectorAll('[data-list] > li')]
  if (!answer.ok || added.length === 0) throw new Error('Not a list.')
  const known = new Set([...document.querySelectorAll<HTMLElement>('main .story')].map((story) => story.dataset['id']))
  const fresh = added.filter((item) => !known.has(item.querySelector<HTMLElement>('.story')?.dataset['id']))
  const pager = link.closest('nav')
  const nextPager = page.querySelector('nav.pagination')
  const address = link.href
  const before = location.href
  list.append(...fresh)
  if (pager && nextPager) pager.replaceWith(nextPager)
  history.pushState(null, '', address)
  fresh[0]?.querySelector<HTMLElement>('h2 a')?.focus({ preventScroll: true })
  addEventListener('popstate', function undo() {
    if (location.href !== before) return
    removeEventListener('popstate', undo)
    for (const item of fresh) item.remove()
    link.removeAttribute('aria-busy')
    if (pager) nextPager?.replaceWith(pager)
  })
}
