/** Word's lists are paragraphs that only look like items; what they show as a bullet is text. */
const WORD_ITEM = /mso-list:\s*l\d+\s+level(\d)/i

/**
 * Pasted HTML as if it had been written here: Word's and Google Docs' wrappers and look-alikes become the elements they
 * stand for. What is left over the text model drops by itself; `picturesLeft` are pictures from elsewhere among that.
 */
export function cleanPaste(html: string): { html: string; picturesLeft: number } {
  const isFromWord = /urn:schemas-microsoft-com|class="?Mso/i.test(html)
  const page = new DOMParser().parseFromString(html.replace(/<!\[if[^\]]*\]>|<!\[endif\]>/gi, ''), 'text/html')
  for (const element of page.querySelectorAll('style, script, meta, link, title, xml, o\\:p')) unwrapOrDrop(element)
  dropComments(page)
  // Google Docs wraps everything in a <b> that is not bold.
  for (const wrapper of page.querySelectorAll(
    'b[id^="docs-internal-guid"], b[style*="font-weight:normal"], b[style*="font-weight: normal"]',
  ))
    unwrap(wrapper)
  // What their own spelling and layout need is not what was written.
  for (const marked of page.querySelectorAll('[lang]')) if (isFromWord) marked.removeAttribute('lang')
  for (const marked of page.querySelectorAll('[dir="ltr"]')) marked.removeAttribute('dir')
  for (const heading of page.querySelectorAll('h1')) rename(heading, 'h2')
  for (const heading of page.querySelectorAll('h5, h6')) rename(heading, 'h4')
  for (const title of page.querySelectorAll('p.MsoTitle')) rename(title, 'h2')
  // Between blocks a break only keeps them apart.
  for (const gap of page.querySelectorAll('body > br')) gap.remove()
  makeListsOfWordItems(page)
  for (const link of page.querySelectorAll('a[href]')) setHref(link)
  // A bookmark of Word is an anchor without an address.
  for (const anchor of page.querySelectorAll('a:not([href])')) unwrap(anchor)
  for (const paragraph of page.querySelectorAll('p, h2, h3, h4'))
    if (/^[\s ]*$/.test(paragraph.textContent) && !paragraph.querySelector('img')) paragraph.remove()
  const picturesLeft = page.querySelectorAll('img:not([src^="/media/"])').length
  return { html: page.body.innerHTML, picturesLeft }
}

function makeListsOfWordItems(page: Document): void {
  const items = [...page.querySelectorAll<HTMLElement>('p[style*="mso-list"], p[class*="MsoList"]')]
  let lists: { level: number; element: Element }[] = []
  for (const item of items) {
    const level = Number(WORD_ITEM.exec(item.getAttribute('style') ?? '')?.[1] ?? 1)
    const marker = item.querySelector('span[style*="mso-list:Ignore"], span[style*="mso-list: Ignore"]')
    const isNumbered = /^\s*(\d+|[a-z]|[ivx]+)[.)]/i.test(marker?.textContent ?? '')
    marker?.remove()
    const previous = item.previousElementSibling
    if (!lists[0] || previous !== lists[0].element) lists = []
    while (lists.length > 0 && (lists.at(-1)?.level ?? 0) > level) lists.pop()
    if ((lists.at(-1)?.level ?? 0) < level) {
      const list = page.createElement(isNumbered ? 'ol' : 'ul')
      const parent = lists.at(-1)?.element.lastElementChild
      if (parent) parent.append(list)
      else item.before(list)
      lists.push({ level, element: list })
    }
    const entry = page.createElement('li')
    entry.append(...item.childNodes)
    lists.at(-1)?.element.append(entry)
    item.remove()
  }
}

/** Google's and Facebook's detours lead where they say; empty and script addresses go. */
function setHref(link: Element): void {
  const href = link.getAttribute('href') ?? ''
  const url = URL.canParse(href) ? new URL(href) : null
  const target =
    url && /(^|\.)google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url' ? url.searchParams.get('q') : null
  if (target !== null) link.setAttribute('href', target)
  else if (href.startsWith('#') || /^(javascript|file|data):/i.test(href)) unwrap(link)
}

function unwrapOrDrop(element: Element): void {
  if (element.tagName.toLowerCase() === 'o:p') unwrap(element)
  else element.remove()
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes)
}

function rename(element: Element, name: string): void {
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}

function dropComments(page: Document): void {
  const walker = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
}
