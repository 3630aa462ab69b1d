import { authorPath, RESERVED_NAMES } from '@/lib/addresses/address'
import type { ImportPlan } from './import-plan'
import { decodedPath } from './import-slugs'

/** Every path for links; a redirect where the site would not find its way by itself. */
export function addLink(plan: ImportPlan, from: string, to: string): void {
  if (plan.links.has(from)) return
  plan.links.set(from, to)
  if (from.startsWith('/?')) plan.redirects.push({ from, to })
  if (from.includes('?') || decodedPath(from) === to) return
  const parts = from.slice(1).split('/')
  const isFoundBySlug =
    parts.length <= 2 &&
    parts.at(-1) === to.split('/').at(-1) &&
    !RESERVED_NAMES.has(parts[0] ?? '') &&
    to.split('/').length === 3
  if (!isFoundBySlug) plan.redirects.push({ from, to })
}

export const authorRedirect = (key: string, slug: string) => ({ from: `/author/${key}`, to: authorPath(slug) })
