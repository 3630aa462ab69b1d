import { mkdir } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { backUp } from '@/lib/db/backup'
import { AppError } from '@/lib/errors'
import { runSiteCommand } from './site-command'

const [target] = process.argv.slice(2)

await runSiteCommand(async () => {
  if (target === undefined) throw new AppError('INVALID', 'Name the file: npm run db:backup -- backup.bson.gz')
  const file = resolve(target)
  await mkdir(dirname(file), { recursive: true })
  const documents = await backUp(file)
  console.log(`${documents} documents stand in ${file}. Pictures are files: keep DATA_DIR/media beside it.`)
})
