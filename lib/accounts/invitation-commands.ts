import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { recordAudit } from '@/lib/audit/audit-commands'
import { DAY_MILLISECONDS } from '@/lib/dates'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { queueLetter } from '@/lib/mail/mail-commands'
import { consumeLimit } from '@/lib/rate-limits/rate-limit-commands'
import { emailSchema, nameSchema, newPasswordSchema, toActor, type Account, type Visitor } from './account'
import { invitationLetter } from './account-letters'
import * as accounts from './account-repository'
import { INVITATION_DAYS, ROLE_PHRASES, type Invitation } from './invitation'
import * as invitations from './invitation-repository'
import { hashPassword } from './password-hash'
import { hasPermission, requirePermission, ROLES, STAFF_ROLES, SYSTEM_ACTOR, type Actor } from './permissions'
import { insertNamed } from './registration-commands'
import { openSession, type OpenedSession } from './session-commands'
import * as sessions from './session-repository'

const LISTED_MAX = 100
const TOKEN_PATTERN = /^[\w-]{43}$/

const invitationSchema = z.object({ email: emailSchema, role: z.enum(STAFF_ROLES) })

/**
 * Mails a link that lets whoever reads it enter the newsroom in a role, once, for seven days. Inviting an address again
 * ends its earlier link. Throws CONFLICT where its account is in the newsroom already, or closed.
 */
export async function invite(
  actor: Actor,
  input: z.input<typeof invitationSchema>,
): Promise<{ value: Invitation; staleTags: string[] }> {
  requirePermission(actor, 'accounts:manage')
  const { email, role } = parseInput(invitationSchema, input)
  requireInvitable(await accounts.findByEmail(email))
  const token = randomBytes(32).toString('base64url')
  const createdAt = new Date()
  const value = await invitations.save({
    email,
    role,
    tokenHash: hashOf(token),
    invitedById: actor.id,
    invitedByName: actor.name,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + INVITATION_DAYS * DAY_MILLISECONDS),
  })
  await queueLetter(email, invitationLetter({ by: actor.name, role, token }))
  await recordAudit(actor, { action: 'invitation.send', subject: subjectOf(value), detail: role })
  return { value, staleTags: [] }
}

/** Open invitations; at most 100. */
export async function listInvitations(actor: Actor): Promise<Invitation[]> {
  requirePermission(actor, 'accounts:manage')
  return invitations.list(new Date(), LISTED_MAX)
}

/** Ends a link at once. */
export async function revokeInvitation(actor: Actor, input: { id: string }): Promise<void> {
  requirePermission(actor, 'accounts:manage')
  const { id } = parseInput(z.object({ id: z.string().max(40) }), input)
  const removed = await invitations.remove(id)
  if (!removed) throw new AppError('NOT_FOUND', 'This invitation was used or is over already.')
  await recordAudit(actor, { action: 'invitation.revoke', subject: subjectOf(removed) })
}

/** What a link opens now, and whether its address has an account; null for a link that is over or made up. */
export async function findInvited(token: string): Promise<(Invitation & { hasAccount: boolean }) | null> {
  const invitation = await findOpen(token)
  return invitation && { ...invitation, hasAccount: (await accounts.findByEmail(invitation.email)) !== null }
}

const acceptanceSchema = z.object({ token: z.string().max(100) })
const personSchema = z.object({ name: nameSchema, password: newPasswordSchema })
type Acceptance = z.input<typeof acceptanceSchema> & Partial<z.input<typeof personSchema>>

/**
 * Takes an invitation up, once. An address without an account gets one, with the name and the password of the input,
 * and is signed in. An account that exists gets the role and keeps its password: the link alone signs nobody in to it,
 * so the value is null unless `accountId`, who asks, is that account.
 */
export async function acceptInvitation(
  visitor: Visitor,
  input: Acceptance,
  { accountId }: { accountId: string | null },
): Promise<{ value: OpenedSession | null; staleTags: string[] }> {
  const { token } = parseInput(acceptanceSchema, input)
  await consumeLimit('invitation', visitor.network)
  const invitation = await findOpen(token)
  if (!invitation) throw isOver()
  const known = await accounts.findByEmail(invitation.email)
  const account = known
    ? await raise(known, { invitation, token })
    : await open(parseInput(personSchema, input), { invitation, token })
  await recordAudit(toActor(account), {
    action: 'account.join',
    subject: { kind: 'account', id: account.id, name: account.name },
    detail: `${invitation.role}, asked by ${invitation.invitedByName}`,
  })
  const isTheirs = !known || known.id === accountId
  return { value: isTheirs ? await openSession(account, { visitor, isRemembered: false }) : null, staleTags: [] }
}

type Taken = { invitation: Invitation; token: string }

async function open(
  { name, password }: z.output<typeof personSchema>,
  { invitation: { email, role }, token }: Taken,
): Promise<Account> {
  const passwordHash = await hashPassword(password)
  if (!(await invitations.take(hashOf(token)))) throw isOver()
  return insertNamed({ name, email, role, passwordHash, providerKeys: [] })
}

/** A role that became wider meanwhile stays. */
async function raise(account: Account, { invitation: { role }, token }: Taken): Promise<Account> {
  if (account.state === 'disabled') throw new AppError('FORBIDDEN', 'This account is closed. Ask an admin to open it.')
  if (!(await invitations.take(hashOf(token)))) throw isOver()
  if (ROLES.indexOf(account.role) >= ROLES.indexOf(role)) return account
  const raised = await accounts.update(account.id, { role }, { endsSessions: true })
  if (!raised) throw new AppError('NOT_FOUND', 'This account is gone.')
  await sessions.removeAllOf(account.id)
  return raised
}

function requireInvitable(account: Account | null): void {
  if (account === null) return
  const message =
    account.state === 'disabled'
      ? 'The account with this address is closed. Open it again instead.'
      : account.role === 'reader'
        ? null
        : `${account.name} is ${ROLE_PHRASES[account.role]} here already.`
  if (message !== null) throw new AppError('CONFLICT', message, { fields: { email: message } })
}

/** An invitation is as good as whoever gave it: with their role it ends. */
async function findOpen(token: string): Promise<Invitation | null> {
  if (!TOKEN_PATTERN.test(token)) return null
  const invitation = await invitations.findByTokenHash(hashOf(token), new Date())
  if (invitation === null || invitation.invitedById === SYSTEM_ACTOR.id) return invitation
  const inviter = await accounts.findById(invitation.invitedById)
  const isGood = inviter?.state === 'active' && hasPermission(toActor(inviter), 'accounts:manage')
  return isGood ? invitation : null
}

const isOver = () =>
  new AppError(
    'FORBIDDEN',
    `This invitation is over: it was used or taken back, or is older than ${INVITATION_DAYS} days. Ask for a new one.`,
  )

const subjectOf = ({ id, email }: Invitation) => ({ kind: 'invitation', id, name: email })
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')
