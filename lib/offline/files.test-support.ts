import type { Files } from './kept-files'
import type { World } from './keep-up'

/** A cache in memory. */
export function filesInMemory(): Files {
  const kept = new Map<string, Response>()
  return {
    match: (path) => Promise.resolve(kept.get(path)?.clone()),
    put: (path, response) => {
      kept.set(path, response)
      return Promise.resolve()
    },
    delete: (path) => Promise.resolve(kept.delete(path)),
    paths: () => Promise.resolve([...kept.keys()]),
  }
}

export const PUBLIC = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'public, max-age=0, s-maxage=300' }
export const key = (digit: string) => digit.repeat(24)

const sources = (pictureKey: string) =>
  [320, 480, 960, 1600].map((width) => `/media/${pictureKey}/${width}.avif ${width}w`).join(', ')

/** A page as the site makes them: head, frame, and a piece with pictures between lists with others. */
export function pageWith(words: string, pictureKeys: readonly string[] = []): string {
  const pictures = pictureKeys.map((each) => `<picture><source srcSet="${sources(each)}"/></picture>`).join('')
  return `<html><head><link rel="stylesheet" href="/_next/static/css/site.css"/></head><body><header></header><main id="content"><article class="article"><h1>${words}</h1>${pictures}<section class="inline-rail"></section></article><picture><source srcSet="${sources(key('f'))}"/></picture></main></body></html>`
}

export type Site = {
  world: (overrides?: Partial<World>) => World
  asked: string[]
  /** By path without its query. A function is asked each time. */
  answers: Record<string, Response | (() => Response)>
}

/** A site that answers what it is told to, and notes what it was asked; `null` in place of answers: no network. */
export function siteWith(answers: Site['answers']): Site {
  const files = filesInMemory()
  const site: Site = {
    asked: [],
    answers: {
      '/offline': () => new Response(pageWith('You are offline'), { headers: PUBLIC }),
      '/_next/static/css/site.css': () => new Response('@font-face{src:url(../media/serif.woff2)}'),
      '/_next/static/media/serif.woff2': () => new Response('font'),
      ...answers,
    },
    world: (overrides = {}) => ({
      files,
      ask: (path) => {
        site.asked.push(path)
        const answer = site.answers[path.split('?', 1)[0] ?? '']
        if (!answer) return Promise.resolve(new Response('', { status: 404 }))
        return Promise.resolve(typeof answer === 'function' ? answer() : answer.clone())
      },
      origin: 'https://digest.example',
      now: 1_000_000_000_000,
      savesData: false,
      ...overrides,
    }),
  }
  return site
}
