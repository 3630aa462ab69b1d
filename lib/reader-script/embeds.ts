import { closest, isPlainClick } from './closest'
import { giveConsent, hasConsent } from './consent'

/** A click on a facade shows the embed here: at once after consent, otherwise after one question about this one. */
export function startEmbeds(): void {
  document.addEventListener('click', (event) => {
    const facade = closest(event, '[data-frame]')
    if (!facade || !isPlainClick(event)) return
    event.preventDefault()
    if (hasConsent()) show(facade)
    else ask(facade)
  })
}

/** The slot beside a facade holds what stands in its place; emptied, the facade is back. */
function put(facade: HTMLElement, ...content: Node[]): void {
  facade.hidden = content.length > 0
  facade.nextElementSibling?.replaceChildren(...content)
}

function ask(facade: HTMLElement): void {
  const provider = facade.dataset['provider'] ?? ''
  const question = box(
    text(`This loads from ${provider}, which may then know that you were here.`),
    button('Load this one', () => {
      show(facade)
    }),
    button('Always load', () => {
      giveConsent(true)
      show(facade)
    }),
  )
  put(facade, question)
  question.querySelector('button')?.focus()
}

function show(facade: HTMLElement): void {
  if (!navigator.onLine) {
    const again = button('Try again', () => {
      show(facade)
    })
    put(facade, box(text('You are offline, so this cannot be loaded. The article stays as it is.'), again))
    again.focus()
    return
  }
  const frame = document.createElement('iframe')
  frame.src = facade.dataset['frame'] ?? ''
  frame.title = facade.querySelector('.embed-title')?.textContent ?? ''
  frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture'
  frame.allowFullscreen = true
  frame.referrerPolicy = 'strict-origin-when-cross-origin'
  if (facade.dataset['provider'] !== 'YouTube') frame.dataset['tall'] = ''
  // A frame of another site does not say whether it came: the way there is always beside it.
  const way = document.createElement('a')
  way.href = (facade as HTMLAnchorElement).href
  way.rel = 'noopener external'
  way.className = 'embed-way'
  way.textContent = `Nothing to see? Open it on ${facade.dataset['provider'] ?? ''}`
  put(facade, frame, way)
  frame.focus()
}

function box(...content: Node[]): HTMLElement {
  const made = document.createElement('div')
  made.className = 'embed-ask'
  made.append(...content)
  return made
}

function text(content: string): HTMLElement {
  const paragraph = document.createElement('p')
  paragraph.textContent = content
  return paragraph
}

function button(label: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  made.addEventListener('click', act)
  return made
}
