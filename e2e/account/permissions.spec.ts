import { join } from 'node:path'
import { expect, request as requests, test, type APIRequestContext } from '@playwright/test'
import { setRole, setState } from '@/lib/accounts/account-admin-commands'
import { hasPermission, ROLES, SYSTEM_ACTOR, type Role } from '@/lib/accounts/permissions'
import { ROOT } from '@/scripts/run'
import { listEndpoints, listOpenActions, type Endpoint } from '../support/endpoints'
import { leaveNewsroom } from '../support/newsroom'
import { newSession, SESSION_COOKIE } from '../support/sessions'

const APP = join(ROOT, 'app')
const { endpoints, unnamed } = listEndpoints(APP)
/** No account, article or file has it. */
const NOBODY = '0123456789abcdef01234567'

test.afterAll(leaveNewsroom)

test('every page, route and action of accounts and newsroom names the permission it asks for', () => {
  expect(unnamed).toEqual([])
  expect(listOpenActions(APP)).toEqual([])
  expect(endpoints.length).toBeGreaterThan(30)
})

type Who = { name: string; role: Role | null; cookie: string; origin?: string }

async function sessionOf(role: Role): Promise<{ accountId: string; cookie: string }> {
  const email = `${role}-${process.pid}-${Math.random().toString(36).slice(2)}@example.org`
  const { actor, token } = await newSession(role, { name: 'Somebody', email })
  return { accountId: actor.id, cookie: `${SESSION_COOKIE}=${token}` }
}

async function everybody(): Promise<Who[]> {
  const signedIn: Who[] = []
  for (const role of ROLES) signedIn.push({ name: role, role, cookie: (await sessionOf(role)).cookie })
  const disabled = await sessionOf('admin')
  await setState(SYSTEM_ACTOR, { accountId: disabled.accountId, state: 'disabled' })
  const stale = await sessionOf('admin')
  await setRole(SYSTEM_ACTOR, { accountId: stale.accountId, role: 'admin' })
  return [
    ...signedIn,
    { name: 'nobody', role: null, cookie: '' },
    { name: 'disabled', role: null, cookie: disabled.cookie },
    { name: 'stale', role: null, cookie: stale.cookie },
    { name: 'foreign origin', role: 'admin', cookie: signedIn.at(-1)?.cookie ?? '', origin: 'https://example.net' },
  ]
}

/** What an endpoint does with somebody, in a word. */
async function verdict(request: APIRequestContext, { method, path, isPage }: Endpoint, who: Who, own: string) {
  const address = path.replace(/\[day\]/, '2026-11-23').replace(/\[[^\]]+\]/g, NOBODY)
  const response = await request.fetch(address, {
    method,
    headers: { cookie: who.cookie, origin: who.origin ?? own },
    maxRedirects: 0,
    ...(method === 'GET' ? {} : { data: {} }),
  })
  const status = response.status()
  if (status === 204 && who.role === null) return 'refused'
  if (isPage && status >= 300 && status < 400)
    return (response.headers()['location'] ?? '').includes('/sign-in') ? 'refused' : 'served'
  return status === 401 || status === 403 ? 'refused' : 'served'
}

test('whoever may not use an endpoint is refused by it, and whoever may is not', async ({ baseURL }) => {
  test.setTimeout(90_000)
  const own = baseURL ?? ''
  const request = await requests.newContext({ baseURL: own })
  const people = await everybody()
  const wrong: string[] = []
  for (const endpoint of endpoints)
    for (const who of people) {
      const isForeign = who.origin !== undefined
      // Reading is not a matter of the origin: browsers keep the answer from a foreign page.
      if (isForeign && endpoint.method === 'GET') continue
      const isAllowed =
        !isForeign && who.role !== null && hasPermission({ id: '', name: '', role: who.role }, endpoint.permission)
      const found = await verdict(request, endpoint, who, own)
      if (found !== (isAllowed ? 'served' : 'refused'))
        wrong.push(`${endpoint.method} ${endpoint.path} ${who.name}: ${found}`)
    }
  await request.dispose()
  expect(wrong).toEqual([])
})
