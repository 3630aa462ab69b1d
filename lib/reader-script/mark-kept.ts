import { recallPairs } from './store'

/** Marks on every button of the page whether the device keeps what it is for. */
export function markKept(): void {
  const kept = new Set(recallPairs('kept').map(([subject]) => subject))
  for (const button of document.querySelectorAll<HTMLElement>('[data-keep]'))
    button.setAttribute('aria-pressed', String(kept.has(button.dataset['keep'] ?? '')))
}
