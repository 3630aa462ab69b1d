import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Permission } from '@/lib/accounts/permissions'

export type Endpoint = { method: string; path: string; permission: Permission; isPage: boolean }

/** Routes for everybody, or for whoever has a secret that is no session, and why. */
const FOR_EVERYBODY: Record<string, string> = {
  '/api/auth/[...nextauth]': 'the session layer itself',
  '/api/health': 'for operators, without data',
  '/api/metrics': 'off without its own token',
  '/api/v1/digest': 'public and the same for everyone',
  '/api/v1/search': 'the archive is public',
  '/api/v1/quick-search': 'public and the same for everyone',
  '/api/v1/quick-search/[version]': 'public and the same for everyone',
  '/api/v1/kept/cards': 'cards of public articles, by their ids',
  '/api/v1/newsletter/unsubscribe': 'the token in the letter is the key (RFC 8058)',
  '/newsletter/join': 'a form for everyone, limited by network',
  '/feeds/[format]/[[...place]]': 'public',
  '/lite/[section]/[slug]': 'public',
  '/media/[key]/[file]': 'public',
  '/sitemaps/[file]': 'public',
  '/site-files/[file]': 'public',
  '/dev/mail': 'answers in development alone',
}

const METHOD =
  /export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b(?: = (?:apiRoute|articleRoute)\(\s*'([a-z:-]+)')?/g
const ASKED_BY_HAND = /hasPermission\(signedIn\.actor, '([a-z:-]+)'\)/
const ASKED_BY_PAGE = /requireSignedIn\('([a-z:-]+)'/
const ACTION = /export const (\w+) = formAction\('([a-z:-]+)'/g
const EXPORTED = /export (?:const|async function|function) (\w+)/g

function filesNamed(folder: string, name: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(`/${name}`))
    .toSorted()
    .map((path) => join(folder, path))
}

const routeOf = (app: string, file: string) =>
  `/${relative(app, file)
    .split('/')
    .slice(0, -1)
    .filter((part) => !part.startsWith('('))
    .join('/')}`

/** Every page and every method of a route that only somebody with a permission may ask for, and those that name none. */
export function listEndpoints(app: string): { endpoints: Endpoint[]; unnamed: string[] } {
  const endpoints: Endpoint[] = []
  const unnamed: string[] = []
  for (const file of filesNamed(app, 'route.ts')) {
    const path = routeOf(app, file)
    if (path in FOR_EVERYBODY) continue
    const source = readFileSync(file, 'utf8')
    for (const [, method = '', named] of source.matchAll(METHOD)) {
      const permission = named ?? ASKED_BY_HAND.exec(source)?.[1]
      if (permission === undefined) unnamed.push(`${method} ${path}`)
      else endpoints.push({ method, path, permission: permission as Permission, isPage: false })
    }
  }
  for (const file of filesNamed(app, 'page.tsx')) {
    const path = routeOf(app, file)
    const permission = ASKED_BY_PAGE.exec(readFileSync(file, 'utf8'))?.[1]
    if (permission !== undefined)
      endpoints.push({ method: 'GET', path, permission: permission as Permission, isPage: true })
    else if (/^\/(admin|account)(\/|$)/.test(path)) unnamed.push(`page ${path}`)
  }
  return { endpoints, unnamed }
}

/** Server actions: who may call each, and those of the newsroom that everybody could. */
export function listOpenActions(app: string): string[] {
  return filesNamed(app, 'actions.ts').flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    const named = new Map([...source.matchAll(ACTION)].map(([, name = '', permission = '']) => [name, permission]))
    const isNewsroom = routeOf(app, file).startsWith('/admin')
    return [...source.matchAll(EXPORTED)]
      .map(([, name = '']) => name)
      .filter((name) => !named.has(name) || (isNewsroom && named.get(name) === 'anyone'))
      .map((name) => `${name} of ${routeOf(app, file)}`)
  })
}
