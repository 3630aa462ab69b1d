import 'server-only'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import * as guide from './guide-repository'

/** Puts the first steps away for good, for every admin. */
export async function dismissGuide(actor: Actor): Promise<void> {
  requirePermission(actor, 'publication:write')
  await guide.dismiss(new Date())
}
