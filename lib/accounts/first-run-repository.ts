import 'server-only'
import { collection } from '@/lib/db/connection'

type FirstRunDocument = { _id: 'first-run'; schemaVersion: 1; tokenHash: string }
const documents = () => collection<FirstRunDocument>('firstRun')

export async function saveTokenHash(tokenHash: string): Promise<void> {
  await (await documents()).updateOne({ _id: 'first-run' }, { $set: { schemaVersion: 1, tokenHash } }, { upsert: true })
}

/** True for the one caller who brings the token, once. */
export async function useTokenHash(tokenHash: string): Promise<boolean> {
  return (await (await documents()).deleteOne({ _id: 'first-run', tokenHash })).deletedCount === 1
}
