import 'server-only'
import type { Actor, Permission } from '@/lib/accounts/permissions'
import { apiRoute, readJson } from './api-route'

/** A text of 500,000 letters, most of them more than a byte, and what stands around it. */
const DRAFT_BYTES_MAX = 2 * 1024 * 1024

type Call = { actor: Actor; id: string; query: URLSearchParams; body: object }
type Answer = { value: unknown; staleTags?: readonly string[] }
type Context = { params: Promise<{ id: string }> }

/** A route of the newsroom under one article: `apiRoute` with the article's id, what was asked, and what was sent. */
export function articleRoute(permission: Permission, run: (call: Call) => Promise<Answer>) {
  return async (request: Request, { params }: Context): Promise<Response> => {
    const { id } = await params
    return apiRoute(permission, async ({ signedIn }) => {
      const sent = request.method === 'GET' ? {} : await readJson(request, DRAFT_BYTES_MAX)
      const body = typeof sent === 'object' && sent !== null ? sent : {}
      return run({ actor: signedIn.actor, id, query: new URL(request.url).searchParams, body })
    })(request)
  }
}
