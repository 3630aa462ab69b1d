import 'server-only'
import { emailKey } from '@/lib/accounts/account'
import { collection, isDuplicateKey, newId } from '@/lib/db/connection'
import { listDocumentsAfter } from '@/lib/db/list-documents'
import { CONFIRM_DAYS, type Subscriber } from './newsletter'

type SubscriberDocument = Omit<Subscriber, 'id'> & {
  _id: string
  schemaVersion: 1
  emailKey: string
  /** When an address that nobody confirmed is forgotten. */
  expiresAt?: Date
}

const documents = () => collection<SubscriberDocument>('subscribers')
const DAY_MS = 86_400_000

export async function findById(id: string): Promise<Subscriber | null> {
  const found = await (await documents()).findOne({ _id: id })
  return found ? toSubscriber(found) : null
}

/** Index subscriber_email. */
export async function findByEmail(email: string): Promise<Subscriber | null> {
  const found = await (await documents()).findOne({ emailKey: emailKey(email) })
  return found ? toSubscriber(found) : null
}

/** Writes down who asked and waits for their confirmation; an address that asked before has its wishes changed. */
export async function ask(
  wishes: Pick<Subscriber, 'email' | 'sectionIds' | 'hour'>,
  moments: Pick<Subscriber, 'sentUpTo' | 'nextSendAt'>,
): Promise<Subscriber> {
  const key = emailKey(wishes.email)
  const asked = { ...wishes, ...moments, state: 'pending' as const, refusals: 0 }
  const expiresAt = new Date(Date.now() + CONFIRM_DAYS * DAY_MS)
  const document: SubscriberDocument = { _id: newId(), schemaVersion: 1, emailKey: key, ...asked, expiresAt }
  try {
    await (await documents()).insertOne(document)
    return toSubscriber(document)
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
  const found = await (
    await documents()
  ).findOneAndUpdate(
    { emailKey: key, state: { $ne: 'active' } },
    { $set: { ...asked, expiresAt } },
    { returnDocument: 'after' },
  )
  return found ? toSubscriber(found) : ((await findByEmail(wishes.email)) ?? toSubscriber(document))
}

export async function activate(
  id: string,
  moments: Pick<Subscriber, 'sentUpTo' | 'nextSendAt'>,
): Promise<Subscriber | null> {
  const found = await (
    await documents()
  ).findOneAndUpdate(
    { _id: id, state: { $ne: 'active' } },
    { $set: { state: 'active', refusals: 0, ...moments }, $unset: { expiresAt: '' } },
    { returnDocument: 'after' },
  )
  return found ? toSubscriber(found) : findById(id)
}

export async function update(
  id: string,
  change: Partial<Pick<Subscriber, 'sectionIds' | 'hour' | 'nextSendAt'>>,
): Promise<Subscriber | null> {
  const found = await (
    await documents()
  ).findOneAndUpdate({ _id: id, state: 'active' }, { $set: change }, { returnDocument: 'after' })
  return found ? toSubscriber(found) : null
}

/** Index subscriber_due: those whose hour has come, the longest waiting first. */
export async function listDue(now: Date, limit: number): Promise<Subscriber[]> {
  const found = await (
    await documents()
  )
    .find({ state: 'active', nextSendAt: { $lte: now } })
    .sort({ nextSendAt: 1 })
    .limit(limit)
    .toArray()
  return found.map(toSubscriber)
}

/** Index _id: whoever confirmed their address, in the order of their ids, after one of them. */
export async function listConfirmedAfter(id: string, limit: number): Promise<Subscriber[]> {
  const confirmed = { state: { $ne: 'pending' as const } }
  return (await listDocumentsAfter(await documents(), id, limit, confirmed)).map(toSubscriber)
}

/** False where the address or the id is there already. */
export async function insert({ id, ...rest }: Subscriber): Promise<boolean> {
  try {
    await (await documents()).insertOne({ _id: id, schemaVersion: 1, emailKey: emailKey(rest.email), ...rest })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** Moves on from one hour to the next; nothing happens where another process has. */
export async function advance(id: string, { from, to }: { from: Date; to: Date }): Promise<void> {
  await (await documents()).updateOne({ _id: id, nextSendAt: from }, { $set: { nextSendAt: to } })
}

/** Notes that everything before `upTo` was sent; a mail that was taken makes earlier refusals void. */
export async function noteSent(id: string, upTo: Date): Promise<void> {
  await (await documents()).updateOne({ _id: id, sentUpTo: { $lt: upTo } }, { $set: { sentUpTo: upTo, refusals: 0 } })
}

/** Counts a refusal for good, and stops the address at the `max`-th in a row. */
export async function noteRefusal(id: string, max: number): Promise<void> {
  const subscribers = await documents()
  await subscribers.updateOne({ _id: id }, { $inc: { refusals: 1 } })
  await subscribers.updateOne({ _id: id, state: 'active', refusals: { $gte: max } }, { $set: { state: 'stopped' } })
}

export async function remove(id: string): Promise<void> {
  await (await documents()).deleteOne({ _id: id })
}

/** Index subscriber_email. */
export async function removeByEmail(email: string): Promise<void> {
  await (await documents()).deleteOne({ emailKey: emailKey(email) })
}

/** Index subscriber_due: how many are in a state, at most `limit`. */
export async function countIn(state: Subscriber['state'], limit: number): Promise<number> {
  return (await documents()).countDocuments({ state }, { limit })
}

const toSubscriber = ({
  _id,
  schemaVersion: _,
  emailKey: __,
  expiresAt: ___,
  ...rest
}: SubscriberDocument): Subscriber => ({ id: _id, ...rest })
