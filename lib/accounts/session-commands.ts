import 'server-only'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { z } from 'zod'
import { agentLabel, toActor, type Account, type Visitor } from './account'
import * as accounts from './account-repository'
import { requirePermission, type Actor } from './permissions'
import * as sessions from './session-repository'
import type { AccountSession } from './session-repository'

const DAY_SECONDS = 86_400
/** "Remember me". Without it the cookie ends with the browser, and the session two days after it began. */
export const REMEMBERED_SECONDS = 30 * DAY_SECONDS
const BRIEF_SECONDS = 2 * DAY_SECONDS
const SESSIONS_SHOWN = 50

/** What a session's token says. `version` is the account's at that time: raising that one ends the session. */
export const sessionClaimsSchema = z.object({
  sub: z.string(),
  sid: z.string(),
  version: z.number().int(),
  isRemembered: z.boolean(),
})
export type SessionClaims = z.infer<typeof sessionClaimsSchema>

export type OpenedSession = { claims: SessionClaims; seconds: number }
/** Who is behind a request, and by which session. */
export type SignedIn = { actor: Actor; account: Account; sessionId: string; isRemembered: boolean }

/** Begins a session for somebody who has just proved who they are. Throws where the account is disabled. */
export async function openSession(
  account: Account,
  { visitor, isRemembered }: { visitor: Visitor; isRemembered: boolean },
): Promise<OpenedSession> {
  if (account.state === 'disabled')
    throw new AppError('FORBIDDEN', 'This account is closed. Please write to the editors.')
  const seconds = isRemembered ? REMEMBERED_SECONDS : BRIEF_SECONDS
  const session = await sessions.insert({
    accountId: account.id,
    agent: agentLabel(visitor.agent),
    expiresAt: new Date(Date.now() + seconds * 1000),
  })
  return {
    claims: { sub: account.id, sid: session.id, version: account.sessionVersion, isRemembered },
    seconds,
  }
}

/** Who a token's session belongs to; null where it ended: by itself, by its owner, by a change of the account. */
export async function findSignedIn(claims: SessionClaims): Promise<SignedIn | null> {
  const [account, session] = await Promise.all([accounts.findById(claims.sub), sessions.find(claims.sid)])
  if (account?.state !== 'active' || account.sessionVersion !== claims.version) return null
  if (session?.accountId !== account.id) return null
  if (Date.now() - session.seenAt.getTime() > DAY_SECONDS * 1000) await sessions.touch(session.id)
  return { actor: toActor(account), account, sessionId: session.id, isRemembered: claims.isRemembered }
}

export async function listSessions(actor: Actor): Promise<AccountSession[]> {
  requirePermission(actor, 'account:own')
  return sessions.listOf(actor.id, SESSIONS_SHOWN)
}

/** Ends one of the actor's own sessions. */
export async function endSession(actor: Actor, input: { sessionId: string }): Promise<void> {
  requirePermission(actor, 'account:own')
  const { sessionId } = parseInput(z.object({ sessionId: z.string().max(40) }), input)
  await sessions.remove(actor.id, sessionId)
}

/** Ends every session of the actor, this one included. */
export async function signOutEverywhere(actor: Actor): Promise<void> {
  requirePermission(actor, 'account:own')
  await accounts.update(actor.id, {}, { endsSessions: true })
  await sessions.removeAllOf(actor.id)
}
