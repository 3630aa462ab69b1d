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

function ask(facade: HTMLElement): void {
  const provider = facade.dataset['provider'] ?? ''
  const question = document.createElement('div')
  question.className = 'embed-ask'
  question.append(
    text(`This loads from ${provider}, which may then know that you were here.`),
    button('Load this one', () => {
      question.replaceWith(facade)
      show(facade)
    }),
    button('Always load', () => {
      giveConsent(true)
      question.replaceWith(facade)
      show(facade)
    }),
  )
  facade.replaceWith(question)
  question.querySelector('button')?.focus()
}

function show(facade: HTMLElement): void {
  const frame = document.createElement('iframe')
  frame.src = facade.dataset['frame'] ?? ''
  frame.title = facade.textContent
  frame.allow = 'autoplay; encrypted-media; fullscreen; picture-in-picture'
  frame.allowFullscreen = true
  frame.referrerPolicy = 'strict-origin-when-cross-origin'
  if (facade.dataset['provider'] !== 'YouTube') frame.dataset['tall'] = ''
  facade.replaceWith(frame)
  frame.focus()
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
