import 'server-only'
import { z } from 'zod'
import { emailKey, type Visitor } from '@/lib/accounts/account'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { queueLetter } from '@/lib/mail/mail-commands'
import { findPublication } from '@/lib/publication/publication-lookup'
import { consumeLimit } from '@/lib/rate-limits/rate-limit-commands'
import { nextSendMoment, subscriptionSchema, wishesSchema, type Subscriber } from './newsletter'
import { alreadyLetter, confirmLetter } from './newsletter-letters'
import * as subscribers from './subscriber-repository'
import { readToken, tokenFor } from './subscriber-token'

type Outcome<Value> = { value: Value; staleTags: string[] }

const DAY_MS = 86_400_000

/**
 * Asks for the digest at an address: a mail there asks back (double opt-in). An address that gets it already is told so
 * by mail; the answer here is the same.
 */
export async function subscribe(visitor: Visitor, input: z.input<typeof subscriptionSchema>): Promise<Outcome<null>> {
  const wishes = parseInput(subscriptionSchema, input)
  await consumeLimit('newsletter-network', visitor.network)
  await consumeLimit('newsletter', emailKey(wishes.email))
  const subscriber = await subscribers.ask(wishes, await momentsFor(wishes.hour))
  const token = tokenFor(subscriber.id)
  await queueLetter(subscriber.email, subscriber.state === 'active' ? alreadyLetter(token) : confirmLetter(token))
  return { value: null, staleTags: [] }
}

const tokenSchema = z.object({ token: z.string().max(100) })

/** Begins to send. The first issue comes at the next hour, with what was published in the day before it. */
export async function confirmSubscription(input: z.input<typeof tokenSchema>): Promise<Outcome<Subscriber>> {
  const subscriber = await requireSubscriber(input)
  const active = await subscribers.activate(subscriber.id, await momentsFor(subscriber.hour))
  if (!active) throw gone()
  return { value: active, staleTags: [] }
}

const changeSchema = wishesSchema.extend({ token: z.string().max(100) })

/** Changes sections and hour of who gets the digest. */
export async function changeWishes(input: z.input<typeof changeSchema>): Promise<Outcome<Subscriber>> {
  const { token, sectionIds, hour } = parseInput(changeSchema, input)
  const subscriber = await requireSubscriber({ token })
  const { nextSendAt } = await momentsFor(hour)
  const changed = await subscribers.update(subscriber.id, { sectionIds, hour, nextSendAt })
  if (!changed) throw gone()
  return { value: changed, staleTags: [] }
}

/** Puts a subscriber of an export back. False where the address or the id is there already. */
export async function restoreSubscriber(actor: Actor, subscriber: Subscriber): Promise<boolean> {
  requirePermission(actor, 'accounts:manage')
  return subscribers.insert(subscriber)
}

/** Ends it at once, and forgets the address. Doing so again is no mistake. */
export async function unsubscribe(input: z.input<typeof tokenSchema>): Promise<Outcome<null>> {
  const id = readToken(parseInput(tokenSchema, input).token)
  if (id === null) throw gone()
  await subscribers.remove(id)
  return { value: null, staleTags: [] }
}

/** Forgets an address whose owner deletes their account. */
export const forgetSubscriber = (email: string): Promise<void> => subscribers.removeByEmail(email)

async function requireSubscriber(input: z.input<typeof tokenSchema>): Promise<Subscriber> {
  const id = readToken(parseInput(tokenSchema, input).token)
  const subscriber = id === null ? null : await subscribers.findById(id)
  if (!subscriber) throw gone()
  return subscriber
}

async function momentsFor(hour: number): Promise<Pick<Subscriber, 'sentUpTo' | 'nextSendAt'>> {
  const now = new Date()
  const { timeZone } = await findPublication()
  const nextSendAt = nextSendMoment(hour, timeZone, now)
  return { nextSendAt, sentUpTo: new Date(nextSendAt.getTime() - DAY_MS) }
}

const gone = () => new AppError('NOT_FOUND', 'This link is over. Please subscribe again if you want the digest.')
