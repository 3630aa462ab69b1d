import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { closeDatabase } from '@/lib/db/connection'
import { backUp } from '@/lib/db/backup'

const [target] = process.argv.slice(2)
if (target === undefined) throw new Error('Name the file: npm run db:backup -- backup.bson.gz')
try {
  const file = resolve(target)
  await mkdir(dirname(file), { recursive: true })
  const documents = await backUp(file)
  console.log(`${documents} documents stand in ${file}. Pictures are files: keep DATA_DIR/media beside it.`)
} finally {
  await closeDatabase()
}
