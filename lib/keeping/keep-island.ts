import { tellOffline } from '@/lib/reader-script/offline'
import { forget, recall, recallPairs, remember } from '@/lib/reader-script/store'
import { markKept } from '@/lib/reader-script/mark-kept'
import { CHOICE_KEYS, parseSubject, type Choices, type DeviceState, type Place } from './kept'

/*
 * The device's half of what a reader keeps. Fetched when somebody keeps something, and now and then while somebody is
 * signed in; without React, since there is nothing to draw but one line.
 */

const root = document.documentElement
const isSignedIn = () => root.dataset['signedIn'] !== undefined

/** Keeps a subject, or no longer. It is shown at once; where the account could not be told, it is taken back and said. */
export async function keep(subject: string, isKept: boolean): Promise<void> {
  const before = recallPairs('kept')
  const others = before.filter(([each]) => each !== subject)
  write(isKept ? [...others, [subject, Date.now()]] : others)
  const isFollowed = parseSubject(subject)?.kind !== 'article'
  if (isSignedIn()) {
    const refusal = await tellAccount({ subject, isKept })
    if (refusal !== null) {
      write(before)
      say(refusal)
      return
    }
  }
  const undo = () => void keep(subject, !isKept)
  const [done, undone] = isFollowed ? ['You follow this now', 'You follow this no longer'] : ['Saved', 'Removed']
  const where = isSignedIn() ? '' : ' on this device'
  const list = isFollowed ? { label: 'For you', href: '/for-you' } : { label: 'Saved articles', href: '/saved' }
  if (isKept) say(`${done}${where}.`, list, { label: 'Undo', act: undo })
  else say(`${undone}.`, { label: 'Undo', act: undo })
}

/**
 * Brings device and account together. The first time after signing in the account takes over what the device keeps;
 * after that the account's own list counts, or what was let go of elsewhere would come back. Signed out, what came
 * from the account leaves the device.
 */
export async function sync(): Promise<void> {
  const isFirst = recall('synced') === null
  const before = recall('kept')
  if (!isSignedIn()) {
    if (!isFirst) leave()
    return
  }
  const device: DeviceState = {
    choices: recallChoices(),
    places: recallPlaces(),
    kept: isFirst ? (recallPairs('kept') as DeviceState['kept']) : [],
  }
  const answer = await fetch('/api/v1/kept/merge', { method: 'POST', body: JSON.stringify(device) })
  // Empty where the session has ended.
  if (answer.status !== 200) return
  const { choices, places, kept } = (await answer.json()) as DeviceState
  take(choices)
  remember('places', JSON.stringify(places))
  // Kept or let go of meanwhile: the answer does not know, and the next page asks again.
  if (recall('kept') !== before) return
  remember('synced', String(Date.now()))
  write(kept)
}

/** The account's choices, where they are newer: seen at once, like a choice made here. */
function take(choices: Choices): void {
  for (const key of CHOICE_KEYS) {
    const choice = choices[key]
    if (!choice || choice.value === recall(key)) continue
    remember(key, choice.value)
    root.setAttribute(`data-${key}`, choice.value)
    for (const radio of document.querySelectorAll<HTMLInputElement>(`input[name="${key}"]`))
      radio.checked = radio.value === choice.value
  }
  const moments = CHOICE_KEYS.flatMap((key) => (choices[key] ? [[key, choices[key].at]] : []))
  remember('changed', JSON.stringify(moments))
}

function recallChoices(): Choices {
  const moments = new Map(recallPairs('changed'))
  const chosen = CHOICE_KEYS.flatMap((key) => {
    const value = recall(key)
    // Chosen before moments were kept: older than any that has one.
    return value === null ? [] : [[key, { value, at: moments.get(key) ?? 0 }]]
  })
  return Object.fromEntries(chosen) as Choices
}

/** Places that were kept before moments were are older than any that has one. */
function recallPlaces(): Place[] {
  const places: [string, number, number?][] = recallPairs('places')
  return places.map(([path, part, at = 0]) => [path, part, at])
}

function leave(): void {
  for (const key of ['kept', 'places', 'synced'] as const) forget(key)
  markKept()
  tellOffline(null)
}

/** What to say where the account did not take it; null where it did. */
async function tellAccount(change: { subject: string; isKept: boolean }): Promise<string | null> {
  try {
    const answer = await fetch('/api/v1/kept', { method: 'POST', body: JSON.stringify(change) })
    if (answer.ok) return null
    if (answer.status === 401) return 'You are signed out. Please sign in and try again.'
    return ((await answer.json()) as { message: string }).message
  } catch {
    return navigator.onLine
      ? 'That could not be kept. Please try again.'
      : 'You are offline. Try again when you are back.'
  }
}

function write(pairs: DeviceState['kept'] | ReturnType<typeof recallPairs>): void {
  remember('kept', JSON.stringify(pairs))
  markKept()
  // What was saved is there without a connection too; what was let go of is not.
  tellOffline(null)
}

type Way = { label: string; href: string } | { label: string; act: () => void }
const SHOWN_MILLISECONDS = 8000
let timer = 0

/** One line over the page's lower edge, with ways to go on; read out, and gone after a while unless somebody is in it. */
function say(text: string, ...ways: Way[]): void {
  const bar = document.querySelector<HTMLElement>('.keep-bar') ?? document.createElement('div')
  bar.className = 'keep-bar'
  bar.role = 'status'
  if (!bar.isConnected) document.body.append(bar)
  const words = document.createElement('span')
  words.textContent = text
  bar.replaceChildren(words, ...ways.map(toControl))
  bar.hidden = false
  clearTimeout(timer)
  const hide = () => {
    if (bar.matches(':hover, :focus-within')) timer = window.setTimeout(hide, SHOWN_MILLISECONDS)
    else bar.hidden = true
  }
  timer = window.setTimeout(hide, SHOWN_MILLISECONDS)
}

function toControl(way: Way): HTMLElement {
  if ('href' in way) {
    const link = document.createElement('a')
    link.href = way.href
    link.textContent = way.label
    return link
  }
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = way.label
  button.addEventListener('click', way.act)
  return button
}
