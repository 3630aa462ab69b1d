import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { prepareDatabase } from '@/lib/db/prepare'
import { AppError } from '@/lib/errors'
import { exportSite } from '@/lib/migration/export/export-commands'
import type { Manifest } from '@/lib/migration/export/export-manifest'
import { endProgress, runSiteCommand, showProgress } from './site-command'

const USAGE = `npm run export -- DIR [--people] [--wxr]
--people also writes accounts and subscribers, without passwords; --wxr also writes DIR/wordpress.xml.
docs/contracts/export.md says what stands where.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { people: { type: 'boolean', default: false }, wxr: { type: 'boolean', default: false } },
})

await runSiteCommand(async () => {
  const [directory] = positionals
  if (directory === undefined) throw new AppError('INVALID', USAGE)
  await prepareDatabase()
  const { value } = await exportSite(SYSTEM_ACTOR, {
    directory,
    withPeople: values.people,
    withWordPress: values.wxr,
    onProgress: (what, done) => {
      showProgress(`${what}: ${done}`)
    },
  })
  endProgress()
  console.log(report(value, directory))
  if (value.unsound.length > 0 || value.media.missing.length > 0) process.exitCode = 2
})

function report({ data, media, html, wordPress, unsound }: Manifest, directory: string): string {
  return [
    `Everything stands in ${relative('.', directory) || '.'}:`,
    ...data.map(({ file, rows }) => `  ${file}: ${rows}`),
    `  media/: ${media.files} files, ${Math.ceil(media.bytes / 1024 / 1024)} MB`,
    `  html/: ${html.files} files`,
    ...(wordPress ? [`  ${wordPress.file}: ${wordPress.items} items`] : []),
    ...media.missing.map((file) => `Missing in the library, and so here: ${file}`),
    ...unsound.map(
      ({ file, line, what }) => `${file}, line ${line} breaks a rule and cannot be put back as it is: ${what}`,
    ),
  ].join('\n')
}
