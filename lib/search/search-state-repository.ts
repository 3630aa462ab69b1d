import 'server-only'
import { collection } from '@/lib/db/connection'

type EquivalentsDocument = { _id: 'equivalents'; groups: string[][] }
type IndexDocument = { _id: 'index'; version?: number; rebuild?: Rebuild | null }

/** How far a rebuild has come: everything up to this id is done. */
export type Rebuild = { version: number; after: string; done: number }

const equivalents = () => collection<EquivalentsDocument>('searchSettings')
const index = () => collection<IndexDocument>('searchSettings')

export async function findEquivalents(): Promise<string[][] | null> {
  return (await (await equivalents()).findOne({ _id: 'equivalents' }))?.groups ?? null
}

export async function saveEquivalents(groups: string[][]): Promise<void> {
  await (await equivalents()).replaceOne({ _id: 'equivalents' }, { groups }, { upsert: true })
}

/** Which version of the program the whole archive was last indexed by, and the rebuild that is under way. */
export async function findIndexState(): Promise<{ version: number | null; rebuild: Rebuild | null }> {
  const found = await (await index()).findOne({ _id: 'index' })
  return { version: found?.version ?? null, rebuild: found?.rebuild ?? null }
}

export async function saveRebuild(rebuild: Rebuild): Promise<void> {
  await (await index()).updateOne({ _id: 'index' }, { $set: { rebuild } }, { upsert: true })
}

export async function saveIndexVersion(version: number): Promise<void> {
  await (await index()).updateOne({ _id: 'index' }, { $set: { version, rebuild: null } }, { upsert: true })
}
