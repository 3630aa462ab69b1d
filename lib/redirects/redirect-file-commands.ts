import 'server-only'
import { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordAudit } from '@/lib/audit/audit-commands'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { REDIRECTS_TAG, type RedirectWish } from './redirect'
import { circleText, settleRedirects } from './redirect-chains'
import { CSV_HEADING, LINES_MAX, readRedirectFile, toCsvLine, wrongLinesText, type RedirectFile } from './redirect-csv'
import { findRedirectsBehind, listRedirectsAfter } from './redirect-lookup'
import { saveMany, shorten } from './redirect-repository'
import { findStanding } from './standing-lookup'

const BATCH = 500
const fileSchema = z.object({ name: z.string().max(200), text: z.string() })

/**
 * Writes the redirects of a file (`redirect-csv.ts`), at most 10,000, in the place of those that led away from the same
 * addresses; with the rules of a single one. Throws INVALID with every line that is wrong: nothing is written then.
 */
export async function importRedirects(
  actor: Actor,
  input: z.input<typeof fileSchema>,
): Promise<{ value: { written: number; shortened: number }; staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const { name, text } = parseInput(fileSchema, input)
  const file = readRedirectFile(text, env.siteUrl)
  const count = file.wishes.length + file.wrong.length
  if (count === 0) throw new AppError('INVALID', 'There is no redirect in this file.')
  if (count > LINES_MAX)
    throw new AppError('INVALID', `This file has more than ${LINES_MAX} redirects. Bring it in as several files.`)
  const settled = await settle(file)
  const createdAt = new Date()
  let shortened = 0
  for (let from = 0; from < settled.length; from += BATCH) {
    const batch = settled.slice(from, from + BATCH)
    await saveMany(batch.map((wish) => ({ ...wish, origin: 'import', createdAt })))
    shortened += await shorten(batch)
  }
  await recordAudit(actor, {
    action: 'redirect.import',
    subject: { kind: 'redirect', id: 'file', name: name || 'a file' },
    detail: `${settled.length} redirects`,
  })
  return { value: { written: settled.length, shortened }, staleTags: [REDIRECTS_TAG] }
}

/** All redirects as the file that can be brought in again, piece by piece. */
export async function* exportRedirects(actor: Actor): AsyncGenerator<string> {
  requirePermission(actor, 'structure:write')
  yield CSV_HEADING
  for (let after: string | undefined = ''; after !== undefined;) {
    const batch = await listRedirectsAfter(after, BATCH)
    yield batch.map(toCsvLine).join('')
    after = batch.length === BATCH ? batch.at(-1)?.from : undefined
  }
}

/** The wishes with their ends; throws with every line that is wrong by itself, or by what stands and leads elsewhere. */
async function settle({ wishes, wrong }: RedirectFile): Promise<RedirectWish[]> {
  const [standing, kept] = await Promise.all([
    findStanding(wishes.map(({ from }) => from)),
    findRedirectsBehind(wishes),
  ])
  const lines = new Map(wishes.map(({ from, line }) => [from, line]))
  const settled = settleRedirects(wishes, kept)
  const found = settled.flatMap((wish) => {
    const line = lines.get(wish.from) ?? 0
    if (standing.has(wish.from)) return { line, reason: `something stands at ${wish.from}` }
    return wish.kind === 'circle' ? { line, reason: `leads into a circle: ${circleText(wish.circle)}` } : []
  })
  if (wrong.length + found.length > 0) throw new AppError('INVALID', wrongLinesText([...wrong, ...found]))
  return settled.map(({ from, to }) => ({ from, to }))
}
