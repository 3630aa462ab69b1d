import { resolve } from 'node:path'
import { restore } from '@/lib/db/backup'
import { prepareDatabase } from '@/lib/db/prepare'
import { AppError } from '@/lib/errors'
import { runSiteCommand } from './site-command'

const [source] = process.argv.slice(2)

await runSiteCommand(async () => {
  if (source === undefined) throw new AppError('INVALID', 'Name the file: npm run db:restore -- backup.bson.gz')
  const documents = await restore(resolve(source))
  await prepareDatabase()
  console.log(`${documents} documents are back. Restart the site so that it forgets what it kept.`)
})
