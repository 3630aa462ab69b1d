import 'server-only'
import { hasAdmin } from '@/lib/accounts/account-lookup'
import { hasArticles } from '@/lib/articles/article-lookup'
import { isEmbedded } from '@/lib/db/connection'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { seedDemoAccounts } from './demo-accounts'

/**
 * At the first start of an embedded database, the demo edition goes in, and an account for each role. A MongoDB is never
 * filled without being asked.
 */
export async function seedWhereEmpty(): Promise<void> {
  if (!isEmbedded() || !env.isDemoWanted) return
  if (!(await hasAdmin())) await seedDemoAccounts()
  if (await hasArticles()) return
  const started = Date.now()
  // Loaded only for a first start: drawing pictures is a lot of program.
  const { seedDemoEdition } = await import('./seed')
  const { articles } = await seedDemoEdition(env.demoNow ?? new Date())
  log.info({ articles, milliseconds: Date.now() - started }, 'the demo edition was prepared')
}
