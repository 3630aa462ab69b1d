import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { findAccountByEmail } from '@/lib/accounts/account-lookup'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { listArticlesAfter } from '@/lib/articles/article-lookup'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { env } from '@/lib/env'
import { findSections } from '@/lib/sections/section-lookup'
import { exportSite } from '../export/export-commands'
import type { Manifest } from '../export/export-manifest'
import { ARTICLE, EDITOR, fixtureId, makeSite, newFolder, READER_EMAIL, startAnew } from '../site-fixture.test-support'
import { unbalancedRows } from '../tally'
import { restoreSite } from './restore-commands'

const NOW = new Date('2026-11-23T09:00:00Z')

/** Every file with its hash; of the manifest all but its moment. */
async function contentsOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const contents: Record<string, string> = {}
  for (const { parentPath, name } of names) {
    const path = join(parentPath, name)
    const bytes = (await readFile(path)).toString('latin1').replace(/"exportedAt": "[^"]*"/, '')
    contents[path.slice(folder.length + 1)] = createHash('sha256').update(bytes).digest('hex')
  }
  return contents
}

async function exported(options: { withPeople?: boolean; now?: Date } = {}): Promise<string> {
  const directory = await newFolder()
  await exportSite(SYSTEM_ACTOR, { directory, now: NOW, ...options })
  return directory
}

/** Changes a data file and lets the manifest say so, as somebody who edits an export would. */
async function edit(folder: string, file: string, change: (text: string) => string): Promise<void> {
  const text = change(await readFile(join(folder, file), 'utf8'))
  await writeFile(join(folder, file), text)
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
  const entry = manifest.data.find((candidate) => candidate.file === file)
  Object.assign(entry ?? {}, {
    rows: text.split('\n').length - 1,
    bytes: Buffer.byteLength(text),
    sha256: createHash('sha256').update(text).digest('hex'),
  })
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
}

const headlines = async () => (await listArticlesAfter('', 100)).map(({ headline }) => headline)
const restore = (directory: string) => restoreSite(SYSTEM_ACTOR, { directory })

env.dataDirectory = mkdtempSync(join(tmpdir(), 'daily-digest-restore-'))
afterAll(() => {
  rmSync(env.dataDirectory, { recursive: true, force: true })
})

describeOnEachDatabase('the export of a site', ({ hasText }) => {
  beforeEach(() => startAnew({ hasText }))

  // Where the server has no full text, nothing that readers see can be related: those rows are drafts there.
  it('makes the same site, and the same export again to the byte', async () => {
    await makeSite({ withPublic: hasText })
    const first = await exported({ withPeople: true })
    await startAnew({ hasText })
    const { run, isRepeated } = await restore(first)
    expect({ isRepeated, unbalanced: unbalancedRows(run.tally) }).toEqual({ isRepeated: false, unbalanced: [] })
    expect(run.tally.flatMap(({ skipped }) => skipped)).toEqual([])
    const again = await contentsOf(await exported({ withPeople: true, now: new Date() }))
    expect(again).toEqual(await contentsOf(first))
    expect(Object.keys(again).filter((file) => file.startsWith('data/'))).toHaveLength(16)
    expect(await findAccountByEmail(EDITOR.email)).toMatchObject({ role: 'editor', hasPassword: false })
  })

  it('names nobody unless people are asked for', async () => {
    await makeSite({ withPublic: hasText })
    const folder = await exported()
    const files = (await readdir(join(folder, 'data'))).map((file) => readFile(join(folder, 'data', file), 'utf8'))
    const text = (await Promise.all(files)).join('')
    expect(text).toContain('Headline of one')
    for (const person of [EDITOR.email, EDITOR.name, READER_EMAIL]) expect(text).not.toContain(person)
  })

  it('never holds a password, a session or a code', async () => {
    await makeSite({ withPublic: false })
    const accounts = await readFile(join(await exported({ withPeople: true }), 'data/accounts.jsonl'), 'utf8')
    expect(accounts).toContain(EDITOR.email)
    expect(accounts).not.toMatch(/argon|password|session/i)
  })

  it('goes into no folder with something in it, and leaves it as it is', async () => {
    const directory = await newFolder()
    await writeFile(join(directory, 'mine.txt'), 'x')
    await expect(exportSite(SYSTEM_ACTOR, { directory })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('"mine.txt" is in it'),
    })
    expect(await readdir(directory)).toEqual(['mine.txt'])
  })

  it('is put back once: a second time writes nothing, and another site’s database is refused', async () => {
    await makeSite({ withPublic: false })
    const folder = await exported()
    await expect(restore(folder)).rejects.toMatchObject({ code: 'CONFLICT' })
    await startAnew({ hasText })
    await restore(folder)
    const before = await headlines()
    expect((await restore(folder)).isRepeated).toBe(true)
    expect(await headlines()).toEqual(before)
  })

  it('that was put back half goes on, and the same stands in the end', async () => {
    await makeSite({ withPublic: false })
    const folder = await exported()
    await startAnew({ hasText })
    const stop = new AbortController()
    const onProgress = (what: string) => {
      if (what === 'articles') stop.abort(new Error('the power is gone'))
    }
    const cut = restoreSite(SYSTEM_ACTOR, { directory: folder, onProgress, signal: stop.signal })
    await expect(cut).rejects.toThrow('the power is gone')
    const { run } = await restore(folder)
    expect(unbalancedRows(run.tally)).toEqual([])
    expect(run.tally.find(({ kind }) => kind === 'articles')).toMatchObject({ found: 6, already: 6 })
    expect(await contentsOf(await exported())).toEqual(await contentsOf(folder))
  })

  it('is read whole by a rehearsal, which writes nothing', async () => {
    await makeSite({ withPublic: false })
    const folder = await exported()
    await startAnew({ hasText })
    const { run } = await restoreSite(SYSTEM_ACTOR, { directory: folder, isDryRun: true })
    expect(run.tally.find(({ kind }) => kind === 'articles')).toMatchObject({ found: 6, imported: 0 })
    expect(await findSections()).toEqual([])
  })

  it.each([
    [
      'a row that is no JSON',
      'data/articles.jsonl',
      (text: string) => text.replace('{', ''),
      'articles.jsonl, line 1: this is no JSON',
    ],
    [
      'a rule that is broken',
      'data/tags.jsonl',
      (text: string) => text.replace('"wind"', '"Wind!"'),
      'tags.jsonl, line 1: slug',
    ],
    [
      'a section that is not there',
      'data/articles.jsonl',
      (text: string) => text.replace(`"sectionIds":["`, `"sectionIds":["${'f'.repeat(24)}","`),
      'articles.jsonl, line 1: it names a section',
    ],
    ['a row twice', 'data/links.jsonl', (text: string) => text + text, 'links.jsonl, line 2'],
  ])('with %s is refused before anything is written, by file and line', async (_, file, change, sentence) => {
    await makeSite({ withPublic: false })
    const folder = await exported()
    await edit(folder, file, change)
    await startAnew({ hasText })
    await expect(restore(folder)).rejects.toMatchObject({ code: 'INVALID', message: expect.stringContaining(sentence) })
    expect(await findSections()).toEqual([])
  })

  it('with a file that changed since is refused', async () => {
    const { pictureId } = await makeSite({ withPublic: false })
    const folder = await exported()
    await startAnew({ hasText })
    const tags = join(folder, 'data/tags.jsonl')
    const sound = await readFile(tags, 'utf8')
    await writeFile(tags, sound.replace('Winds', 'Wands').replace('"Wind"', '"Wand"'))
    await expect(restore(folder)).rejects.toThrow('data/tags.jsonl is not the file that was exported')
    await writeFile(tags, sound)
    await writeFile(join(folder, `media/${pictureId}.png`), 'x')
    await expect(restore(folder)).rejects.toThrow(`media/${pictureId}.png is not the file that it was`)
    expect(await findSections()).toEqual([])
  })

  it('cannot bring in what the sanitiser takes out', async () => {
    await makeSite({ withPublic: false })
    const folder = await exported()
    await edit(folder, 'data/articles.jsonl', (text) => text.replace('<p>First', '<script>alert(1)</script><p>First'))
    await startAnew({ hasText })
    await restore(folder)
    const article = (await listArticlesAfter('', 100)).find(({ id }) => id === fixtureId(ARTICLE, 1))
    expect(article?.body).toMatch(/^<p>First/)
  })

  it('is an admin’s', async () => {
    const editor = { id: 'e', name: 'E', role: 'editor' } as const
    await expect(exportSite(editor, { directory: '/nowhere' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(restoreSite(editor, { directory: '/nowhere' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
