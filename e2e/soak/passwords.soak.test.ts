import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { environment } from '@/scripts/run'
import { buildSite, isBuildDue } from '@/scripts/site-build'
import { startSite, type SiteProcess } from '@/scripts/site-process'

/* Somebody guesses passwords by the thousand, and the readers of the site do not notice. */
const guesses = Number(environment['SOAK_GUESSES'] ?? 1_000)
const minute = 60_000
const article = '/energy/how-southern-gas-corridor-works'
const email = 'admin@example.org'

let folder: string
let site: SiteProcess

beforeAll(async () => {
  if (isBuildDue()) expect(await buildSite()).toBe(0)
  folder = await mkdtemp(join(tmpdir(), 'daily-digest-passwords-'))
  site = await startSite({ DATA_DIR: folder, TRUSTED_PROXIES: '1', DEMO_NOW: '2026-11-23T09:00:00Z' })
}, 600_000)

afterAll(async () => {
  await site.stop()
  await rm(folder, { recursive: true, force: true })
})

type Element = DefaultTreeAdapterTypes.Element
const isElement = (node: DefaultTreeAdapterTypes.Node): node is Element => 'tagName' in node
const inputsIn = (node: DefaultTreeAdapterTypes.ParentNode): Element[] =>
  node.childNodes.flatMap((child) => (isElement(child) ? (child.tagName === 'input' ? [child] : inputsIn(child)) : []))
const attribute = ({ attrs }: Element, name: string) => attrs.find((each) => each.name === name)?.value ?? ''

/** What the form of the page sends by itself, as a browser without script would. */
async function readHiddenFields(): Promise<[string, string][]> {
  const html = await (await fetch(`${site.url}/sign-in`)).text()
  return inputsIn(parse(html))
    .filter((input) => attribute(input, 'type') === 'hidden')
    .map((input) => [attribute(input, 'name'), attribute(input, 'value')])
}

async function guess(hidden: readonly [string, string][], name: string, network: string): Promise<string> {
  const form = new FormData()
  for (const [key, value] of hidden) form.append(key, value)
  form.append('name', name)
  form.append('password', 'not the password at all')
  const headers = { origin: site.url, 'x-forwarded-for': network }
  const response = await fetch(`${site.url}/sign-in`, { method: 'POST', body: form, headers, redirect: 'manual' })
  const text = await response.text()
  if (response.status === 429) return text
  return /role="alert"[^>]*>([^<]+)/.exec(text)?.[1] ?? `${response.status}`
}

async function timesOfArticle(until: () => boolean): Promise<number[]> {
  const times: number[] = []
  while (!until()) {
    const started = performance.now()
    expect((await fetch(site.url + article)).status).toBe(200)
    times.push(performance.now() - started)
    await pause(50)
  }
  return times
}
const p95 = (times: readonly number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? NaN

/** By a number, the name and the network that a guess comes with. */
const GUESSERS = {
  'from one place': (index: number) => [index % 2 === 0 ? email : `somebody-${index}@example.org`, '10.2.0.1'],
  'from everywhere': (index: number) => [email, `10.1.${(index >> 8) & 255}.${index & 255}`],
} satisfies Record<string, (index: number) => [name: string, network: string]>

/** A page that is asked for anew costs the site 50 ms: what comes from many places cannot be refused before it. */
const P95_MAX = { 'from one place': (idle: number) => 2 * idle, 'from everywhere': () => 100 }

test.each(['from one place', 'from everywhere'] as const)(
  `${guesses} wrong passwords in a minute %s are answered in words, and an article comes as quickly as before`,
  async (way) => {
    const hidden = await readHiddenFields()
    await guess(hidden, email, '10.9.9.9')
    const idleEnd = Date.now() + minute / 4
    const idle = await timesOfArticle(() => Date.now() > idleEnd)

    let isDone = false
    const answers = new Map<string, number>()
    const guessing = Promise.all(
      Array.from({ length: guesses }, async (_, index) => {
        await pause((index / guesses) * minute)
        const answer = (await guess(hidden, ...GUESSERS[way](index))).replace(/\d+/, 'so many')
        answers.set(answer, (answers.get(answer) ?? 0) + 1)
      }),
    ).finally(() => (isDone = true))
    const busy = await timesOfArticle(() => isDone)
    await guessing

    console.log(`article p95 ${way}: idle ${p95(idle).toFixed(1)} ms, meanwhile ${p95(busy).toFixed(1)} ms`, answers)
    expect([...answers.keys()].filter((answer) => /^\d+$/.test(answer))).toEqual([])
    expect(p95(busy)).toBeLessThan(P95_MAX[way](p95(idle)))
  },
)
