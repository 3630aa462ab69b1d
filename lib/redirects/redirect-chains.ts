import { isElsewhere, redirectKey, type RedirectWish } from './redirect'

/** What becomes of a redirect: where it leads in the end, or the addresses that lead to each other in a circle. */
export type SettledRedirect = RedirectWish & ({ kind: 'leads' } | { kind: 'circle'; circle: string[] })

type End = { to: string } | { circle: string[] }

/**
 * Follows each wish to its end, through the other wishes and then through what is kept already: nobody is sent from one
 * redirect to the next. A wish that is in a circle, or leads into one, says which addresses form it, in their order.
 */
export function settleRedirects(
  wishes: readonly RedirectWish[],
  /** Where what is kept leads, by key. */
  kept: ReadonlyMap<string, string>,
): SettledRedirect[] {
  const wished = new Map(wishes.map(({ from, to }) => [from, to]))
  const ends = new Map<string, End>()
  const leadsTo = (key: string) => wished.get(key) ?? kept.get(key)
  return wishes.map(({ from, to }) => {
    const end = findEnd(from, leadsTo, ends)
    if ('circle' in end) return { from, to, kind: 'circle', circle: end.circle }
    return { from, to: end.to, kind: 'leads' }
  })
}

/** Each address is followed once, however many redirects lead through it. */
function findEnd(from: string, leadsTo: (key: string) => string | undefined, ends: Map<string, End>): End {
  const trail: string[] = []
  const passed = new Map<string, number>()
  let [key, reached] = [from, from]
  let end = ends.get(key)
  while (end === undefined) {
    const begin = passed.get(key)
    const next = isElsewhere(key) ? undefined : leadsTo(key)
    if (begin !== undefined) end = { circle: trail.slice(begin) }
    else if (next === undefined) end = { to: reached }
    else {
      passed.set(key, trail.length)
      trail.push(key)
      reached = next
      key = isElsewhere(next) ? next : redirectKey(next)
      end = ends.get(key)
    }
  }
  for (const address of trail) ends.set(address, end)
  return end
}

/** A circle in words: "/a → /b → /a". */
export const circleText = (circle: readonly string[]) => [...circle, ...circle.slice(0, 1)].join(' → ')
