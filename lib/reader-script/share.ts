import { closest } from './closest'

/** Copies a link and says so; opens the device's own sheet where there is one. */
export function startShare(): void {
  document.addEventListener('click', (event) => {
    const copy = closest(event, '[data-copy]')
    if (copy) void copyLink(copy)
    const share = closest(event, '[data-share]')
    if (share) {
      // Closing the sheet rejects: that is an answer, not an error.
      navigator.share({ url: share.dataset['share'] ?? '', title: share.dataset['title'] ?? '' }).catch(() => undefined)
    }
  })
}

async function copyLink(button: HTMLElement): Promise<void> {
  const status = button.closest('details')?.querySelector('[data-copy-status]')
  const url = button.dataset['copy'] ?? ''
  const isCopied = await navigator.clipboard.writeText(url).then(
    () => true,
    () => false,
  )
  if (status) status.textContent = isCopied ? 'Link copied.' : `Copy this: ${url}`
}
