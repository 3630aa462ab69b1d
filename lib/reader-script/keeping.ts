import { KEEP_ISLAND, type KeepIsland } from '@/lib/islands/islands'
import { closest } from './closest'
import { markKept } from './mark-kept'
import { recall } from './store'

/** While somebody is signed in, device and account are brought together at most this often. */
const SYNC_MILLISECONDS = 120_000

/**
 * Marks what the device keeps, and fetches what keeps more when a reader does. Signed in, account and device are
 * brought together now and then, and once more after signing out; anyone else pays for one comparison.
 */
export function startKeeping(now: number): void {
  markKept()
  const load = () => import(KEEP_ISLAND) as Promise<KeepIsland>
  document.addEventListener('click', (event) => {
    const button = closest(event, 'button[data-keep]')
    if (!button) return
    const isKept = button.getAttribute('aria-pressed') !== 'true'
    button.setAttribute('aria-pressed', String(isKept))
    load().then(({ keep }) => keep(button.dataset['keep'] ?? '', isKept), markKept)
  })
  const synced = Number(recall('synced'))
  const isSignedIn = document.documentElement.dataset['signedIn'] !== undefined
  if (isSignedIn ? now - synced > SYNC_MILLISECONDS : synced > 0) void load().then(({ sync }) => sync())
}
