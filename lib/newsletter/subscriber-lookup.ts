import 'server-only'
import type { Account } from '@/lib/accounts/account'
import type { Subscriber } from './newsletter'
import * as subscribers from './subscriber-repository'
import { readToken, tokenFor } from './subscriber-token'

const COUNTED_MAX = 10_000

/** Who a link in a mail is of; null where it is over. */
export async function findByToken(token: string): Promise<Subscriber | null> {
  const id = readToken(token)
  return id === null ? null : subscribers.findById(id)
}

/** What the owner of an account gets at its address, with the token that changes it. */
export async function findOfAccount({
  email,
}: Pick<Account, 'email'>): Promise<{ subscriber: Subscriber; token: string } | null> {
  const subscriber = await subscribers.findByEmail(email)
  return subscriber?.state === 'active' ? { subscriber, token: tokenFor(subscriber.id) } : null
}

/** How many there are in each state, counted to ten thousand. */
export async function countSubscribers(): Promise<Record<Subscriber['state'], number>> {
  const [pending, active, stopped] = await Promise.all(
    (['pending', 'active', 'stopped'] as const).map((state) => subscribers.countIn(state, COUNTED_MAX)),
  )
  return { pending: pending ?? 0, active: active ?? 0, stopped: stopped ?? 0 }
}

/** Whoever confirmed their address, in the order of their ids, after one of them. */
export const listSubscribersAfter = (id: string, limit: number): Promise<Subscriber[]> =>
  subscribers.listConfirmedAfter(id, limit)
