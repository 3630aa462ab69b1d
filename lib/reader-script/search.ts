import { SEARCH_ISLAND } from '@/lib/islands/islands'
import { closest, isPlainClick } from './closest'
import { recall } from './store'

/**
 * Opens the search dialog at once, by its button, by / or by Ctrl or ⌘ K, and fetches what answers as one types. Letters
 * typed before that arrives stay in the field, and Enter leads to the search page whether it arrives or not.
 */
export function startSearch(): void {
  const dialog = document.getElementById('search')
  const results = dialog?.querySelector('[data-search-results]')
  if (!(dialog instanceof HTMLDialogElement) || !results) return
  let isAsked = false
  const load = () => {
    if (isAsked) return
    isAsked = true
    results.setAttribute('aria-busy', 'true')
    import(SEARCH_ISLAND).catch(() => {
      results.removeAttribute('aria-busy')
    })
  }
  const open = (event: Event) => {
    event.preventDefault()
    load()
    if (!dialog.open) dialog.showModal()
    dialog.querySelector('input')?.select()
  }

  // A finger is down for a tenth of a second before it is a click.
  document.addEventListener('pointerdown', (event) => {
    if (closest(event, '[data-search]')) load()
  })
  document.addEventListener('click', (event) => {
    if (closest(event, '[data-search]') && isPlainClick(event)) open(event)
  })
  document.addEventListener('keydown', (event) => {
    const isChord = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey
    const isSlash = event.key === '/' && isPlainClick(event) && !isWriting(event) && recall('search-key') !== 'off'
    // Another dialog has the page until it is closed.
    if ((isChord || isSlash) && !document.querySelector('dialog[open]:not(#search)')) open(event)
  })
}

const isWriting = (event: Event) => closest(event, 'input, textarea, select, [contenteditable]') !== null
