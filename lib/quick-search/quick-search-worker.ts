import { decodeQuickIndex, QUICK_INDEX_PATH } from './quick-index'
import { createQuickSearch, type QuickSearch } from './quick-search'
import type { QuickUpdate } from './quick-search-client'

// A worker of its own: while the index is made, letters still appear as they are typed.
const scope = self as unknown as {
  postMessage: (update: QuickUpdate) => void
  addEventListener: (type: 'message', listen: (event: MessageEvent<string>) => void) => void
}

/** Small enough that a question never waits long for the index to grow. */
const STEP = 250

let asked: string | undefined
let quickSearch: QuickSearch | undefined
let isWhole = false
let isStarting = false

scope.addEventListener('message', ({ data }) => {
  asked = data
  if (quickSearch) answer()
  else void start()
})

async function start(): Promise<void> {
  if (isStarting) return
  isStarting = true
  try {
    // A publish in between makes the version that the redirect named a past one.
    const text = await load().catch(load)
    quickSearch = createQuickSearch(decodeQuickIndex(text))
    grow()
  } catch {
    scope.postMessage({ kind: 'failed' })
  }
  isStarting = false
}

async function load(): Promise<string> {
  const response = await fetch(QUICK_INDEX_PATH)
  if (!response.ok) throw new Error(`The index answered ${response.status}.`)
  return response.text()
}

function grow(): void {
  isWhole = quickSearch?.addNext(STEP) === false
  answer()
  if (!isWhole) setTimeout(grow)
}

function answer(): void {
  if (quickSearch && asked !== undefined)
    scope.postMessage({ kind: 'answer', query: asked, answer: quickSearch.search(asked), isWhole })
}
