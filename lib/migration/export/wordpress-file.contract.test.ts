import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import type { Article } from '@/lib/articles/article'
import { listArticlesAfter } from '@/lib/articles/article-lookup'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { env } from '@/lib/env'
import { findPages } from '@/lib/pages/page-lookup'
import { findSections } from '@/lib/sections/section-lookup'
import { findTags } from '@/lib/tags/tag-lookup'
import { runImport } from '../import-commands'
import { choicesSchema } from '../import-plan'
import { makeSite, newFolder, startAnew } from '../site-fixture.test-support'
import { unbalancedRows } from '../tally'
import { readWordPress } from '../wordpress/wordpress-archive'
import { exportSite } from './export-commands'

const bySlug = async () => new Map((await listArticlesAfter('', 100)).map((article) => [article.slug, article]))
const said = (article: Article | undefined) =>
  article && {
    ...{
      headline: article.headline,
      deck: article.deck,
      body: article.body.replace(/\/media\/[0-9a-f]{24}/g, 'picture'),
    },
    ...{ state: article.state, publishAt: article.publishAt, authors: article.authorIds.length },
    ...{ tags: article.tagIds.length, sections: article.sectionIds.length, hasLead: article.leadImage !== null },
  }

env.dataDirectory = mkdtempSync(join(tmpdir(), 'daily-digest-wordpress-'))
afterAll(() => {
  rmSync(env.dataDirectory, { recursive: true, force: true })
})

describeOnEachDatabase('a file for WordPress', ({ hasText }) => {
  it.skipIf(!hasText)(
    'is read back with the same headlines, addresses, dates, bodies and terms, and adds up',
    async () => {
      const { pictureId } = await makeSite({ withPublic: true })
      const before = await bySlug()
      const directory = await newFolder()
      const { value } = await exportSite(SYSTEM_ACTOR, {
        ...{ directory, withWordPress: true, now: new Date('2026-11-23T09:00:00Z') },
      })
      expect(value.wordPress?.items).toBe(9)
      // Where WordPress would fetch it from the site.
      const served = join(directory, 'served/media', pictureId, '8.webp')
      await mkdir(dirname(served), { recursive: true })
      await writeFile(served, await readFile(join(directory, `media/${pictureId}.png`)))

      await startAnew({ hasText })
      const { run } = await runImport(SYSTEM_ACTOR, {
        open: () => readWordPress(createReadStream(join(directory, 'wordpress.xml'))),
        ...{ sourceHash: 'one', fileName: 'wordpress.xml', choices: choicesSchema.parse({}) },
        media: { kind: 'folder', directory: join(directory, 'served') },
      })
      expect(unbalancedRows(run.tally)).toEqual([])
      const after = await bySlug()
      for (const slug of ['one', 'two', 'later', 'waiting'])
        expect(said(after.get(slug))).toEqual(said(before.get(slug)))
      expect(after.get('gone')).toMatchObject({ state: 'draft' })
      expect(after.has('thrown-away')).toBe(false)
      expect((await findPages()).map(({ slug, body }) => [slug, body])).toEqual([
        ['about', '<p>Written <a href="/news/one">here</a>.</p>'],
      ])
      const sections = await findSections()
      expect(sections.map(({ slug, name }) => [slug, name]).sort()).toEqual([
        ['energy', 'energy & more'],
        ['news', 'News'],
      ])
      expect(sections.find(({ slug }) => slug === 'energy')?.parentId).toBe(
        sections.find(({ slug }) => slug === 'news')?.id,
      )
      expect((await findTags()).list.map(({ name }) => name)).toEqual(['Oil & gas', 'Wind'])
    },
  )
})
