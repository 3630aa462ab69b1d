import { writeFile } from 'node:fs/promises'
import { buildReaderScript } from '../lib/reader-script/build-reader-script'

const { firstPaint, module } = await buildReaderScript()
const lines = [
  '// Made by `npx tsx scripts/build-reader-script.ts` from the other files of this folder; a test compares.',
  '// prettier-ignore',
  `export const FIRST_PAINT_SCRIPT = ${JSON.stringify(firstPaint)}`,
  '// prettier-ignore',
  `export const READER_MODULE = ${JSON.stringify(module)}`,
  '',
]
await writeFile(new URL('../lib/reader-script/reader-script.generated.ts', import.meta.url), lines.join('\n'))
