import 'server-only'
import { redirectKey, type Redirect } from './redirect'
import { findByKey, listAfter } from './redirect-repository'

/** How often one redirect may lead to another: more is a circle. */
const STEPS_MAX = 5

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

/** Redirects in the order of their old addresses, after one of them. */
export const listRedirectsAfter = (after: string, limit: number): Promise<Redirect[]> => listAfter(after, limit)
