import { closest } from './closest'
import { forgetOffline, recallOffline } from './offline'
import { forget, recall } from './store'
import { STORED_KEYS } from './stored-keys'

/** "What this site stored about you": shows it, hands it out as a file, deletes it. */
export function startStored(): void {
  const dialog = document.getElementById('stored')
  if (!dialog) return
  const refresh = async () => {
    for (const [key, value] of Object.entries(await stored())) {
      const shown = dialog.querySelector(`[data-stored="${key}"]`)
      if (shown) shown.textContent = value ?? 'Nothing'
    }
  }
  dialog.addEventListener('focusin', () => void refresh())
  dialog.addEventListener('click', (event) => {
    const status = dialog.querySelector('[data-stored-status]')
    if (closest(event, '[data-stored-export]'))
      void stored().then((all) => {
        hand(JSON.stringify(all, null, 2))
      })
    if (closest(event, '[data-stored-delete]')) {
      for (const { key } of STORED_KEYS) forget(key)
      void forgetOffline().then(refresh)
      if (status) status.textContent = 'Deleted. The next page starts afresh.'
    }
  })
}

async function stored(): Promise<Record<string, string | null>> {
  const entries = STORED_KEYS.map(({ key }) => [key, recall(key)] as const)
  return { ...Object.fromEntries(entries), offline: await recallOffline() }
}

function hand(json: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([json], { type: 'application/json' }))
  link.download = 'stored-by-this-site.json'
  link.click()
  URL.revokeObjectURL(link.href)
}
