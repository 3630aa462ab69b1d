import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DraftContent } from '@/lib/drafts/draft'
import { environment } from '@/scripts/run'
import { buildSite, isBuildDue } from '@/scripts/site-build'
import { startSite, type SiteProcess } from '@/scripts/site-process'
import type * as Newsroom from '../support/newsroom'
import type * as Sessions from '../support/sessions'

/* What an editor saved and saw confirmed, while the site is killed, and while many save at once. */
const saves = 200
const kills = 5
const people = 50
const secret = 'a secret for the soak test of many saves'

let folder: string
let site: SiteProcess
let newsroom: typeof Newsroom
let headers: Record<string, string>

const start = async () => {
  site = await startSite({ DATA_DIR: folder, AUTH_SECRET: secret })
}

beforeAll(async () => {
  if (isBuildDue()) expect(await buildSite()).toBe(0)
  folder = await mkdtemp(join(tmpdir(), 'daily-digest-saves-'))
  Object.assign(environment, { DATA_DIR: folder, AUTH_SECRET: secret })
  await start()
  newsroom = await import('../support/newsroom')
  const sessions: typeof Sessions = await import('../support/sessions')
  const { token } = await sessions.newSession('editor', { name: 'Leyla', email: 'leyla@example.org' })
  headers = { cookie: `${sessions.SESSION_COOKIE}=${token}`, 'content-type': 'application/json' }
}, 600_000)

afterAll(async () => {
  await newsroom.leaveNewsroom()
  await site.stop()
  await rm(folder, { recursive: true, force: true })
})

type Draft = { revision: number; content: DraftContent }
type Answer = { kind: 'saved' | 'merged' | 'conflict'; revision: number; mine?: DraftContent; current?: Draft }

const address = (id: string) => `${site.url}/api/v1/newsroom/articles/${id}/draft`
const readDraft = async (id: string) => (await (await fetch(address(id), { headers })).json()) as Draft

async function save(id: string, baseRevision: number, tab: string, content: DraftContent): Promise<Answer> {
  const body = JSON.stringify({ baseRevision, tab, kind: 'saved', content })
  const response = await fetch(address(id), { method: 'POST', body, headers: { ...headers, origin: site.url } })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as Answer
}

test(`no save that was confirmed is lost when the site is killed ${kills} times during ${saves} saves`, async () => {
  const { id } = await newsroom.publish('saved-while-killed')
  let { revision, content } = await readDraft(id)
  const confirmed: string[] = []
  let killing: Promise<void> | null = null
  for (let number = 1; number <= saves; number += 1) {
    content = { ...content, body: `${content.body}<p>Paragraph ${number}.</p>` }
    // In the middle of whatever the save is about.
    if (number % Math.floor(saves / kills) === 0)
      killing = new Promise((resolve) =>
        setTimeout(() => {
          site.signal('SIGKILL')
          resolve()
        }, Math.random() * 30),
      )
    try {
      const answer = await save(id, revision, 'one', content)
      revision = answer.revision
      confirmed.push(`Paragraph ${number}.`)
    } catch {
      // Not confirmed: the editor still has it, and sends it again with what comes after it.
    }
    if (!killing) continue
    await killing
    killing = null
    await newsroom.leaveNewsroom()
    await start()
  }
  const { content: kept } = await readDraft(id)
  expect(confirmed.length).toBeGreaterThan(saves - 2 * kills)
  expect(confirmed.filter((words) => !kept.body.includes(words))).toEqual([])
})

test(`of ${people} who save at once each is taken in, or gets both texts`, async () => {
  const { id } = await newsroom.publish('saved-by-many')
  const start = await readDraft(id)
  const paragraphs = Array.from({ length: people }, (_, index) => `<p>Paragraph of nobody ${index}.</p>`)
  const opened = await save(id, start.revision, 'first', { ...start.content, body: paragraphs.join('') })

  const own = (index: number) =>
    paragraphs.map((text, at) => (at === index ? `<p>By person ${index}.</p>` : text)).join('')
  const inPlaces = await Promise.all(
    paragraphs.map((_, index) => save(id, opened.revision, `tab-${index}`, { ...start.content, body: own(index) })),
  )
  const together = await readDraft(id)
  inPlaces.forEach((answer, index) => {
    if (answer.kind !== 'conflict') expect(together.content.body).toContain(`By person ${index}.`)
  })
  expect(inPlaces.filter(({ kind }) => kind !== 'conflict').length).toBeGreaterThan(0)

  const inOnePlace = await Promise.all(
    paragraphs.map((_, index) =>
      save(id, together.revision, `other-${index}`, { ...together.content, headline: `Headline of ${index}` }),
    ),
  )
  const last = await readDraft(id)
  expect(inOnePlace.filter(({ kind }) => kind !== 'conflict')).toHaveLength(1)
  inOnePlace.forEach((answer, index) => {
    if (answer.kind !== 'conflict') expect(last.content.headline).toBe(`Headline of ${index}`)
    else
      expect([answer.mine?.headline, answer.current?.content.headline]).toEqual([
        `Headline of ${index}`,
        last.content.headline,
      ])
  })
  console.log(
    `${people} at once in places of their own: ${inPlaces.filter(({ kind }) => kind === 'conflict').length} conflicts; in one place: ${people - 1}`,
  )
})
