import { z } from 'zod'

const ADDRESS_LENGTH_MAX = 600

const path = z
  .string()
  .trim()
  .max(ADDRESS_LENGTH_MAX)
  .regex(/^\/(?!\/)[^\s?#]*$/, 'is not a path of this site, such as /2019/05/a-story')
  .transform(withoutSlashAtEnd)

const SHORT_ADDRESS = /^\/\?(?:p|cat)=[1-9]\d{0,9}$/
/** An old address is a path, or WordPress's own of a piece or a category: the home page's with a number. */
const oldAddress = z.union([z.string().regex(SHORT_ADDRESS), path])

/** From an address at which nothing stands any more to one of this site. What stands somewhere always wins over it. */
export const redirectSchema = z
  .object({ from: oldAddress, to: path, origin: z.enum(['import', 'editor']) })
  .refine(({ from, to }) => from !== to && from !== '/', 'leads to itself')
export type Redirect = z.infer<typeof redirectSchema> & { createdAt: Date }

/**
 * WordPress's own address of a piece (`/?p=12`, `/?page_id=12`: one row of numbers) or a category (`/?cat=3`) in the
 * form that is kept, whatever else the question says; null for every other address.
 */
export function shortAddress(address: string): string | null {
  if (!address.startsWith('/?')) return null
  const asked = new URLSearchParams(address.slice(2))
  const piece = asked.get('p') ?? asked.get('page_id')
  const written = piece === null ? `/?cat=${asked.get('cat') ?? ''}` : `/?p=${piece}`
  return SHORT_ADDRESS.test(written) ? written : null
}

/** Where an old address should lead. `from` is a key, `to` a path of this site or an https address of another one. */
export type RedirectWish = Pick<Redirect, 'from' | 'to'>

/** Expires with any change of a redirect: lost addresses and redirects carry it. */
export const REDIRECTS_TAG = 'redirects'

/** An old address as it is kept and looked for: decoded, in one normal form, without the slash at its end. */
export function redirectKey(written: string): string {
  return withoutSlashAtEnd(decoded(written).normalize('NFC'))
}

export const isElsewhere = (to: string) => to.startsWith('https://')

/** What somebody wrote as an address: the address as it is kept, or a sentence's end on what is wrong with it. */
export type ReadAddress = { kind: 'address'; address: string } | { kind: 'wrong'; reason: string }

/** An old address, as a path or whole, as other programs list them: of this site only, with a question mark only where it is short. */
export function readOldAddress(written: string, siteUrl: string): ReadAddress {
  const url = toUrl(written, siteUrl)
  if (typeof url === 'string') return wrong(url)
  if (!isOwn(url, siteUrl)) return wrong(`belongs to another site, ${url.host}`)
  const short = shortAddress(url.pathname + url.search)
  if (short !== null) return { kind: 'address', address: short }
  if (url.pathname === '/') return wrong('is the home page, which always stands')
  return hasMore(url) ?? { kind: 'address', address: redirectKey(url.pathname) }
}

/** A new address: a path of this site, or a whole address of another one, by https and without a password. */
export function readNewAddress(written: string, siteUrl: string): ReadAddress {
  const url = toUrl(written, siteUrl)
  if (typeof url === 'string') return wrong(url)
  if (isOwn(url, siteUrl)) return hasMore(url) ?? { kind: 'address', address: legiblePath(url.pathname) }
  if (url.protocol !== 'https:') return wrong('leads to another site without https')
  return url.username === '' && url.password === ''
    ? { kind: 'address', address: url.href }
    : wrong('has a name or a password in it')
}

function toUrl(written: string, siteUrl: string): URL | string {
  const text = written.trim()
  if (text === '') return 'is missing'
  if (text.length > ADDRESS_LENGTH_MAX) return `is longer than ${ADDRESS_LENGTH_MAX} characters`
  if (!/^(\/|https?:\/\/)\P{Cc}*$/iu.test(text) || !URL.canParse(text, siteUrl))
    return 'is no address: write a path such as /2019/05/a-story, or a whole address'
  return new URL(text, siteUrl)
}

/** With and without `www.`, by http and by https, it is one site. */
function isOwn(url: URL, siteUrl: string): boolean {
  const bare = (host: string) => host.replace(/^www\./, '')
  return bare(url.host) === bare(new URL(siteUrl).host)
}

function hasMore({ search, hash }: URL): ReadAddress | null {
  return search === '' && hash === '' ? null : wrong('has a question mark or a # in it: a redirect knows paths only')
}

/** Decoded, some paths would read as something else: those stay as they are. */
function legiblePath(pathname: string): string {
  const key = redirectKey(pathname)
  return /[\s?#%\\]/.test(key) ? withoutSlashAtEnd(pathname) : key
}

const wrong = (reason: string): ReadAddress => ({ kind: 'wrong', reason })

function withoutSlashAtEnd(written: string): string {
  return written.length > 1 ? written.replace(/\/+$/, '') : written
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
