import 'server-only'
import { isElsewhere, redirectKey, type Redirect, type RedirectWish } from './redirect'
import { findByKey, findByKeys, listAfter } from './redirect-repository'

/** How often one redirect may lead to another: more is a circle. */
const STEPS_MAX = 5
/** Of what was kept before chains were shortened, no more is followed when a redirect is saved. */
const ROUNDS_MAX = 20
const BATCH = 500
const PAGE_LENGTH = 60

/** Where an old address leads in the end, past every cache; null where it leads nowhere. */
export async function findRedirect(path: string): Promise<string | null> {
  let target: string | null = null
  for (let step = 0, key = redirectKey(path); step < STEPS_MAX; step += 1) {
    const found = await findByKey(key)
    if (!found) return target
    target = found.to
    key = redirectKey(found.to)
  }
  return null
}

/** What leads away from an old address itself, whatever follows. */
export const findRedirectFrom = (from: string): Promise<Redirect | null> => findByKey(redirectKey(from))

/** Redirects in the order of their old addresses, after one of them. */
export const listRedirectsAfter = (after: string, limit: number): Promise<Redirect[]> => listAfter(after, limit)

/** A page of the redirects whose old address begins so, in the order of their addresses; 60 of them. For the newsroom. */
export async function listRedirects({ beginning = '', after = '' }: { beginning?: string; after?: string }): Promise<{
  list: Redirect[]
  next: string | null
}> {
  const found = await listAfter(after, PAGE_LENGTH + 1, beginning)
  const list = found.slice(0, PAGE_LENGTH)
  return { list, next: found.length > PAGE_LENGTH ? (list.at(-1)?.from ?? null) : null }
}

/** Where what is kept leads from the targets of these wishes on, by key. */
export async function findRedirectsBehind(wishes: readonly RedirectWish[]): Promise<Map<string, string>> {
  const kept = new Map<string, string>()
  const asked = new Set<string>()
  let targets = wishes.map(({ to }) => to)
  for (let round = 0; round < ROUNDS_MAX && targets.length > 0; round += 1) {
    const keys = [...new Set(targets.filter((to) => !isElsewhere(to)).map(redirectKey))].filter(
      (key) => !asked.has(key),
    )
    targets = []
    for (let from = 0; from < keys.length; from += BATCH) {
      for (const redirect of await findByKeys(keys.slice(from, from + BATCH))) {
        kept.set(redirect.from, redirect.to)
        targets.push(redirect.to)
      }
    }
    for (const key of keys) asked.add(key)
  }
  return kept
}
