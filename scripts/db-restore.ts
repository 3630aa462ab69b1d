import { resolve } from 'node:path'
import { closeDatabase } from '@/lib/db/connection'
import { prepareDatabase } from '@/lib/db/prepare'
import { restore } from '@/lib/db/backup'

const [source] = process.argv.slice(2)
if (source === undefined) throw new Error('Name the file: npm run db:restore -- backup.bson.gz')
try {
  const documents = await restore(resolve(source))
  await prepareDatabase()
  console.log(`${documents} documents are back. Restart the site so that it forgets what it kept.`)
} finally {
  await closeDatabase()
}
