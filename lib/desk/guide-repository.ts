import 'server-only'
import { collection } from '@/lib/db/connection'

type GuideDocument = { _id: 'guide'; schemaVersion: 1; dismissedAt: Date }
const documents = () => collection<GuideDocument>('deskGuide')

export const isDismissed = async (): Promise<boolean> => (await (await documents()).findOne({ _id: 'guide' })) !== null

export async function dismiss(at: Date): Promise<void> {
  const dismissed = { schemaVersion: 1 as const, dismissedAt: at }
  await (await documents()).updateOne({ _id: 'guide' }, { $setOnInsert: dismissed }, { upsert: true })
}
