import { closest } from './closest'
import { forget, recall } from './store'
import { STORED_KEYS } from './stored-keys'

/** "What this site stored about you": shows it, hands it out as a file, deletes it. */
export function startStored(): void {
  const dialog = document.getElementById('stored')
  if (!dialog) return
  const refresh = () => {
    for (const { key } of STORED_KEYS) {
      const shown = dialog.querySelector(`[data-stored="${key}"]`)
      if (shown) shown.textContent = recall(key) ?? 'Nothing'
    }
  }
  dialog.addEventListener('focusin', refresh)
  dialog.addEventListener('click', (event) => {
    const status = dialog.querySelector('[data-stored-status]')
    if (closest(event, '[data-stored-export]')) hand(JSON.stringify(stored(), null, 2))
    if (closest(event, '[data-stored-delete]')) {
      for (const { key } of STORED_KEYS) forget(key)
      refresh()
      if (status) status.textContent = 'Deleted. The next page starts afresh.'
    }
  })
}

const stored = () => Object.fromEntries(STORED_KEYS.map(({ key }) => [key, recall(key)]))

function hand(json: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }))
  link.download = 'stored-by-this-site.json'
  link.click()
  URL.revokeObjectURL(link.href)
}
