import { KEEP_ISLAND, type KeepIsland } from '@/lib/islands/islands'
import { closest } from './closest'
import { markKept } from './mark-kept'
import { recall, recallPairs, remember } from './store'

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
    const subject = button.dataset['keep'] ?? ''
    load().then(
      ({ keep }) => keep(subject, isKept),
      () => {
        keepAlone(subject, isKept)
      },
    )
  })
  const synced = Number(recall('synced'))
  if (isSignedIn() ? now - synced > SYNC_MILLISECONDS : synced > 0) void load().then(({ sync }) => sync())
}

const isSignedIn = () => document.documentElement.dataset['signedIn'] !== undefined

/** What keeps more could not be fetched: the device keeps it, an account cannot be told, and either is said. */
function keepAlone(subject: string, isKept: boolean): void {
  const others = recallPairs('kept').filter(([each]) => each !== subject)
  if (!isSignedIn()) remember('kept', JSON.stringify(isKept ? [...others, [subject, Date.now()]] : others))
  markKept()
  const bar = document.querySelector('.keep-bar') ?? document.body.appendChild(document.createElement('p'))
  bar.className = 'keep-bar'
  bar.role = 'status'
  bar.textContent = isSignedIn()
    ? 'You are offline. Try again when you are back.'
    : `${isKept ? 'Kept on' : 'Removed from'} this device.`
}
