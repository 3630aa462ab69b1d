import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { SYSTEM_ACTOR, type Actor } from '@/lib/accounts/permissions'
import { listArticlesAfter } from '@/lib/articles/article-lookup'
import { DAY_MILLISECONDS } from '@/lib/dates'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { env } from '@/lib/env'
import { PART_BYTES } from '@/lib/media/upload'
import { unbalancedRows } from '../tally'
import type { KeptFile } from './arrival'
import { discardArrival, importArrival, rehearseArrival, stopArrival, sweepArrivals } from './arrival-commands'
import { findArrival, findArrivalProgress, listArrivals, openKeptFile } from './arrival-lookup'
import { runArrival } from './run-arrival'
import { appendArrival, beginArrival, findArrivalUpload } from './upload-commands'

const ADMIN: Actor = { id: 'a'.repeat(24), name: 'Leyla', role: 'admin' }
const CHOICES = { media: 'keep' as const, site: '', map: {} }

const item = (id: number, inside = '') =>
  `<item><title>Story ${id}</title><link>https://arrivals.example/2019/story-${id}/</link><wp:post_id>${id}</wp:post_id>` +
  `<wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_name>story-${id}</wp:post_name>` +
  `<wp:post_date_gmt>2019-05-01 10:00:00</wp:post_date_gmt><content:encoded><![CDATA[<p>Text ${id}</p>]]></content:encoded>${inside}</item>\n`
const COMMENT =
  '<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_approved>1</wp:comment_approved><wp:comment_content>Nice</wp:comment_content></wp:comment>'
const archive = (items: string, padding = 0) =>
  `<?xml version="1.0"?><rss><channel><title>Old</title><link>https://arrivals.example</link><!--${' '.repeat(padding)}-->\n${items}</channel></rss>`

/** Sends a file as a browser does. */
async function upload(xml: string, { fileName = 'old.xml', actor = ADMIN } = {}): Promise<string> {
  const file = Buffer.from(xml)
  const { value } = await beginArrival(actor, { fileName, bytes: file.byteLength })
  for (let offset = 0; offset < file.byteLength; offset += PART_BYTES)
    await appendArrival(actor, { id: value.id, offset, bytes: file.subarray(offset, offset + PART_BYTES) })
  return value.id
}

const goOn = () => ({ attempt: 1, signal: new AbortController().signal, onTags: () => undefined })
const rehearse = async (id: string) => {
  await rehearseArrival(ADMIN, { id, choices: CHOICES })
  await runArrival(id, goOn())
}
const bringIn = async (id: string) => {
  await importArrival(ADMIN, { id })
  await runArrival(id, goOn())
}
const storedFiles = async () => {
  const folder = join(env.dataDirectory, 'media', 'uploads')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))
}

describeOnEachDatabase('an archive in the newsroom', ({ hasText }) => {
  beforeAll(async () => {
    env.dataDirectory = await mkdtemp(join(tmpdir(), 'daily-digest-arrivals-'))
  })
  afterAll(() => rm(env.dataDirectory, { recursive: true, force: true }))

  it('comes in parts, goes on after a break, and a part sent twice is no harm', async () => {
    const file = Buffer.from(archive(item(1), PART_BYTES))
    const { value } = await beginArrival(ADMIN, { fileName: 'large.xml', bytes: file.byteLength })
    const first = { id: value.id, offset: 0, bytes: file.subarray(0, PART_BYTES) }
    await appendArrival(ADMIN, first)
    expect((await appendArrival(ADMIN, first)).value).toMatchObject({ kind: 'going', received: PART_BYTES })
    expect((await findArrivalUpload(ADMIN, { id: value.id })).value).toMatchObject({ received: PART_BYTES })
    const last = { id: value.id, offset: PART_BYTES, bytes: file.subarray(PART_BYTES) }
    await expect(appendArrival(ADMIN, { ...last, bytes: last.bytes.subarray(1) })).rejects.toThrow('not arrive whole')
    expect((await appendArrival(ADMIN, last)).value).toEqual({ kind: 'done', id: value.id })
    expect((await appendArrival(ADMIN, last)).value).toEqual({ kind: 'done', id: value.id })
    expect(await findArrivalProgress(ADMIN, value.id)).toMatchObject({ state: 'ready', system: 'wordpress' })
    await discardArrival(ADMIN, { id: value.id })
  })

  it.each([
    ['a text', 'Dear editors', 'This is no export'],
    ['a picture', '\u0089PNG\r\n', 'This is no export'],
  ])('that is %s is refused in words, and forgotten', async (_, written, words) => {
    await expect(upload(written)).rejects.toThrow(words)
    expect(await listArrivals(ADMIN)).toEqual([])
  })

  it('is not larger than the site takes', async () => {
    await expect(beginArrival(ADMIN, { fileName: 'x.xml', bytes: env.importBytesMax + 1 })).rejects.toThrow(
      'IMPORT_FILE_MB',
    )
  })

  it('that is no export after all fails with the reason, and can be rehearsed again', async () => {
    const id = await upload('<?xml version="1.0"?><html><body>no</body></html>')
    await rehearse(id)
    expect(await findArrival(ADMIN, id)).toMatchObject({
      state: 'failed',
      trouble: expect.stringContaining('not an export of WordPress'),
    })
    await rehearseArrival(ADMIN, { id, choices: CHOICES })
    await expect(rehearseArrival(ADMIN, { id, choices: CHOICES })).rejects.toMatchObject({ code: 'CONFLICT' })
    await stopArrival(ADMIN, { id })
    await runArrival(id, goOn())
    expect(await findArrival(ADMIN, id)).toMatchObject({ state: 'stopped' })
    await discardArrival(ADMIN, { id })
  })

  it('is rehearsed without a trace, and only then brought in', async () => {
    const id = await upload(archive(item(1, COMMENT) + item(2)))
    await expect(importArrival(ADMIN, { id })).rejects.toThrow('Rehearse it first')
    await rehearse(id)
    const { rehearsal, state } = (await findArrival(ADMIN, id)) ?? {}
    expect(state).toBe('ready')
    expect(rehearsal?.tally.find(({ kind }) => kind === 'post')).toMatchObject({ found: 2, imported: 2 })
    expect(rehearsal?.redirects.count).toBeGreaterThan(0)
    expect(await listArticlesAfter('', 10)).toEqual([])
    await discardArrival(ADMIN, { id })
  })

  it.skipIf(!hasText)('comes in, adds up, is told of, and doubles nothing', async () => {
    const id = await upload(archive(item(1, COMMENT) + item(2)))
    await rehearse(id)
    await bringIn(id)
    const done = await findArrival(ADMIN, id)
    expect(done).toMatchObject({ state: 'done', progress: null, result: { hasComments: true } })
    expect(unbalancedRows(done?.result?.tally ?? [])).toEqual([])
    const kept = async (file: KeptFile) => text(Readable.from((await openKeptFile(ADMIN, { id, file }))?.bytes ?? []))
    expect(JSON.parse(await kept('report.json'))).toMatchObject({ tally: done?.result?.tally })
    expect(await kept('comments.jsonl')).toContain('"text":"Nice"')
    await bringIn(id)
    expect((await findArrival(ADMIN, id))?.result?.tally[0]).toMatchObject({ found: 2, imported: 0, already: 2 })
    expect(await listArticlesAfter('', 10)).toHaveLength(2)
    expect((await discardArrival(ADMIN, { id })).value).toEqual({ isRemembered: true })
    expect(await findArrival(ADMIN, id)).toMatchObject({ hasFile: false, state: 'done' })
    await expect(importArrival(ADMIN, { id })).rejects.toThrow('Upload it again')
    expect(await storedFiles()).toEqual([])
  })

  it.skipIf(!hasText)('goes on in another process, and stops when somebody asks', async () => {
    const items = Array.from({ length: 120 }, (_, index) => item(1000 + index)).join('')
    const id = await upload(archive(items))
    await rehearse(id)
    await importArrival(ADMIN, { id })
    const dying = new AbortController()
    const onTags = (tags: string[]) => {
      if (tags.some((tag) => tag.startsWith('article:'))) dying.abort(new Error('the process stops'))
    }
    await expect(runArrival(id, { attempt: 1, signal: dying.signal, onTags })).rejects.toThrow('the process stops')
    expect(await findArrivalProgress(ADMIN, id)).toMatchObject({ state: 'working' })
    const written = (await listArticlesAfter('', 200)).length
    await stopArrival(ADMIN, { id })
    await runArrival(id, goOn())
    expect(await findArrivalProgress(ADMIN, id)).toMatchObject({ state: 'stopped' })
    expect((await listArticlesAfter('', 200)).length).toBe(written)
    await bringIn(id)
    const { result } = (await findArrival(ADMIN, id)) ?? {}
    expect(result?.tally[0]).toMatchObject({ found: 120, imported: 120, already: 0 })
    await discardArrival(ADMIN, { id })
  })

  it('is forgotten a day after an upload that broke off, and a week after the last that was done with it', async () => {
    await beginArrival(ADMIN, { fileName: 'half.xml', bytes: 100 })
    const whole = await upload(archive(item(1)))
    const sweep = (days: number) =>
      sweepArrivals(new AbortController().signal, new Date(Date.now() + days * DAY_MILLISECONDS + 1000))
    await sweep(1)
    expect((await listArrivals(ADMIN)).flatMap(({ id, hasFile }) => (hasFile ? [id] : []))).toEqual([whole])
    await sweep(7)
    expect(await findArrival(ADMIN, whole)).toBeNull()
    expect(await storedFiles()).toEqual([])
  })

  it('is an admin’s, and an upload is of whoever began it', async () => {
    const editor = { ...ADMIN, role: 'editor' as const }
    const refused = [
      () => beginArrival(editor, { fileName: 'a', bytes: 1 }),
      () => rehearseArrival(editor, { id: 'x', choices: CHOICES }),
      () => importArrival(editor, { id: 'x' }),
      () => stopArrival(editor, { id: 'x' }),
      () => discardArrival(editor, { id: 'x' }),
    ]
    for (const command of refused) await expect(command()).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const { value } = await beginArrival(ADMIN, { fileName: 'a.xml', bytes: 10 })
    await expect(findArrivalUpload(SYSTEM_ACTOR, { id: value.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
