import { beforeAll, describe, expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { createArticle, publishArticle, saveArticle } from '@/lib/articles/article-commands'
import { findArticle } from '@/lib/articles/article-lookup'
import { contentWith } from '@/lib/articles/article.test-support'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { findPreviewed, listPreviewLinks, makePreviewLink, revokePreviewLink } from '@/lib/previews/preview-commands'
import { saveSection } from '@/lib/sections/section-commands'
import type { DraftContent } from './draft'
import { openDraft, restoreRevision, saveDraft, startArticle } from './draft-commands'
import { compareRevisions, listRevisions } from './history-lookup'
import { notePresence } from './presence-commands'
import { publishDraft, withdrawDraft } from './publish-commands'
import { sectionWith } from '@/lib/sections/section.test-support'

const editor = { id: 'e', name: 'Leyla', role: 'editor' } as const
const author = { id: 'a', name: 'Kamran', role: 'author' } as const
const paragraphs = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => `<p>${of(index)}</p>`).join('')

describeOnEachDatabase('drafts', () => {
  beforeAll(async () => {
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'news', name: 'News' }))
  })
  const content = (slug: string, overrides: Partial<DraftContent> = {}): DraftContent => ({
    ...contentWith({ headline: `About ${slug}`, sectionIds: ['news'] }),
    slug,
    ...overrides,
  })
  const begin = async (slug: string, overrides: Partial<DraftContent> = {}) => {
    const { id } = (await startArticle(editor)).value
    await saveDraft(editor, { id, baseRevision: 1, tab: 'begin', content: content(slug, overrides) })
    return { id, revision: 2 }
  }
  const live = async (slug: string, overrides: Partial<DraftContent> = {}) => {
    const { id, revision } = await begin(slug, overrides)
    const { value } = await publishDraft(editor, { id, revision })
    return { id, revision: value.kind === 'published' ? value.revision : 0 }
  }

  it('keep a text that could not be published, and show the newsroom its words', async () => {
    const { id } = (await startArticle(editor)).value
    const unfinished = content('', { headline: 'Half a thought', sectionIds: [], deck: '' })
    await saveDraft(editor, { id, baseRevision: 1, tab: 't', content: unfinished })
    expect((await openDraft(editor, id)).latest.content).toEqual(unfinished)
    expect(await findArticle(id)).toMatchObject({ headline: 'Half a thought', state: 'draft', sectionIds: ['news'] })
    await expect(publishDraft(editor, { id, revision: 2 })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { slug: expect.any(String), sectionIds: expect.any(String) },
    })
  })

  it('store nothing that could run', async () => {
    const { id } = await begin('hostile', { body: '<p onclick="x()">One</p><script>x()</script>' })
    expect((await openDraft(editor, id)).latest.content.body).toBe('<p>One</p>')
  })

  it('are an author’s own, or an editor’s', async () => {
    const own = (await startArticle(author)).value
    const saved = await saveDraft(author, { id: own.id, baseRevision: 1, tab: 't', content: content('own') })
    expect(saved).toMatchObject({ kind: 'saved', revision: 2 })
    await expect(publishDraft(author, { id: own.id, revision: 2 })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const other = await begin('not-own')
    await expect(openDraft(author, other.id)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(
      saveDraft(author, { id: other.id, baseRevision: 2, tab: 't', content: content('not-own') }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(listRevisions(author, { id: other.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(makePreviewLink(author, { articleId: other.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('of a live article change nothing for readers until they are published', async () => {
    const { id, revision } = await live('seen')
    const changed = content('seen', { headline: 'About seen, again' })
    await saveDraft(editor, { id, baseRevision: revision, tab: 't', content: changed })
    expect((await findArticle(id))?.headline).toBe('About seen')
    const { staleTags } = await publishDraft(editor, { id, revision: revision + 1 })
    expect((await findArticle(id))?.headline).toBe('About seen, again')
    expect(staleTags).toContain(`article:${id}`)
  })

  it('merge what two people changed in different places, and keep both texts of what collides', async () => {
    const { id, revision } = await begin('shared', { body: paragraphs(3, (index) => `p${index}`) })
    const [mine, theirs] = ['<p>p0</p><p>p1</p><p>mine</p>', '<p>theirs</p><p>p1</p><p>p2</p>']
    const save = (tab: string, baseRevision: number, body: string) =>
      saveDraft(editor, { id, baseRevision, tab, content: content('shared', { body }) })
    await save('a', revision, mine)
    const merged = await save('b', revision, theirs)
    expect(merged).toMatchObject({ kind: 'merged', content: { body: '<p>theirs</p><p>p1</p><p>mine</p>' } })
    const collided = await save('c', revision, '<p>p0</p><p>p1</p><p>third</p>')
    expect(collided).toMatchObject({
      kind: 'conflict',
      current: { revision: revision + 2, by: 'Leyla' },
      mine: { body: '<p>p0</p><p>p1</p><p>third</p>' },
      collisions: [{ kind: 'body', mine: '<p>third</p>', theirs: '<p>mine</p>' }],
    })
    expect((await openDraft(editor, id)).latest.revision).toBe(revision + 2)
  })

  it('let a window that lost an answer go on as if it had come', async () => {
    const { id, revision } = await begin('lost-answer')
    const save = (body: string) =>
      saveDraft(editor, { id, baseRevision: revision, tab: 'same', content: content('lost-answer', { body }) })
    await save('<p>It falls.</p><p>Hel</p>')
    expect(await save('<p>It falls.</p><p>Hello</p>')).toMatchObject({ kind: 'saved', revision: revision + 2 })
    expect((await openDraft(editor, id)).latest.content.body).toBe('<p>It falls.</p><p>Hello</p>')
  })

  it('apply each of 50 saves at once, or answer it with both texts', async () => {
    const { id, revision } = await begin('crowded', { body: paragraphs(25, (index) => `p${index}`) })
    const textOf = (index: number) => paragraphs(25, (at) => (at === index % 25 ? `save ${index}` : `p${at}`))
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        saveDraft(editor, {
          id,
          baseRevision: revision,
          tab: `tab-${index}`,
          content: content('crowded', { body: textOf(index) }),
        }),
      ),
    )
    const { latest } = await openDraft(editor, id)
    const applied = answers.flatMap((answer, index) => (answer.kind === 'conflict' ? [] : [index]))
    const refused = answers.flatMap((answer, index) => (answer.kind === 'conflict' ? [{ answer, index }] : []))
    expect(applied).toHaveLength(25)
    for (const index of applied) expect(latest.content.body).toContain(`<p>save ${index}</p>`)
    for (const { answer, index } of refused) {
      expect(answer.mine.body).toContain(`save ${index}`)
      expect(answer.collisions).toHaveLength(1)
    }
    expect(latest.revision).toBe(revision + 25)
  })

  it('take in what became of the article past them', async () => {
    const { id, revision } = await live('imported')
    await saveDraft(editor, {
      id,
      baseRevision: revision,
      tab: 't',
      content: content('imported', { headline: 'Mine' }),
    })
    const article = await findArticle(id)
    await saveArticle(SYSTEM_ACTOR, {
      id,
      revision: article?.revision ?? 0,
      content: contentWith({ slug: 'imported', headline: 'About imported', sectionIds: ['news'], deck: 'Theirs.' }),
    })
    expect((await openDraft(editor, id)).latest.content).toMatchObject({ headline: 'Mine', deck: 'Theirs.' })
  })

  it('begin for an article that was there before them with what it says', async () => {
    const { value } = await createArticle(editor, contentWith({ slug: 'older', sectionIds: ['news'] }))
    await publishArticle(editor, { id: value.id, revision: 1 })
    const [one, other] = await Promise.all([openDraft(editor, value.id), openDraft(editor, value.id)])
    expect([one.latest.revision, other.latest.revision]).toEqual([1, 1])
    expect(one.latest.content.headline).toBe(value.headline)
  })

  describe('publishing', () => {
    it('stops at a blocking check until there is a reason, and keeps it', async () => {
      const { id, revision } = await begin('unsound', { body: '<p><a href="/news/nowhere">x</a></p>' })
      const stopped = await publishDraft(editor, { id, revision })
      expect(stopped.value).toMatchObject({ kind: 'stopped', checks: [{ code: 'link-dead' }] })
      expect((await findArticle(id))?.state).toBe('draft')
      await publishDraft(editor, { id, revision, overrideReason: 'It is published tomorrow.' })
      const [entry] = await listRevisions(editor, { id })
      expect(entry).toMatchObject({ kind: 'published', reason: 'link-dead: It is published tomorrow.' })
    })

    it('refuses a revision that somebody saved over', async () => {
      const { id, revision } = await begin('overtaken')
      const newer = content('overtaken', { deck: 'Newer.' })
      await saveDraft(editor, { id, baseRevision: revision, tab: 't', content: newer })
      await expect(publishDraft(editor, { id, revision })).rejects.toMatchObject({ code: 'CONFLICT' })
    })

    it('schedules by the publication’s clocks, and withdraws', async () => {
      const { id, revision } = await begin('later')
      const { value } = await publishDraft(editor, { id, revision, publishAt: '2031-07-01T09:00' })
      expect(value).toMatchObject({ article: { state: 'published', publishAt: expect.any(Date) } })
      await expect(
        publishDraft(editor, { id, revision: revision + 1, unpublishAt: '2030-01-01T09:00' }),
      ).rejects.toMatchObject({ fields: { unpublishAt: expect.any(String) } })
      const withdrawn = await withdrawDraft(editor, { id })
      expect(withdrawn.value.article.state).toBe('withdrawn')
      const again = await publishDraft(editor, { id, revision: withdrawn.value.revision })
      expect(again.value).toMatchObject({ kind: 'published', article: { state: 'published' } })
    })
  })

  it('can be read back in words and restored without losing what came after', async () => {
    const { id, revision } = await begin('restored')
    const changed = content('restored', { body: '<p>It rises.</p>' })
    await saveDraft(editor, { id, baseRevision: revision, tab: 't', kind: 'saved', content: changed })
    const { fields } = await compareRevisions(editor, { id, to: revision + 1 })
    expect(fields).toEqual([
      {
        name: 'Text',
        parts: [
          { text: 'It ', is: 'same' },
          { text: 'falls', is: 'removed' },
          { text: 'rises', is: 'added' },
          { text: '.', is: 'same' },
        ],
      },
    ])
    const back = await restoreRevision(editor, { id, baseRevision: revision + 1, revision })
    expect(back).toMatchObject({ revision: revision + 2, content: { body: '<p>It falls.</p>' } })
    const kinds = (await listRevisions(editor, { id })).map(({ kind }) => kind)
    expect(kinds).toEqual(['restored', 'saved', 'typed', 'opened'])
  })

  it('tell who else has them open', async () => {
    const { id } = await begin('watched')
    await notePresence(editor, { id, tab: 'one' })
    const other = { ...editor, id: 'f', name: 'Rauf' }
    expect(await notePresence(other, { id, tab: 'two' })).toEqual({ others: ['Leyla'], revision: 2 })
  })

  it('open to whoever has their secret link, until it is revoked', async () => {
    const { id } = await begin('secret')
    const { path, link } = await makePreviewLink(editor, { articleId: id, days: 2 })
    const token = path.slice('/preview/'.length)
    expect(await findPreviewed(token)).toBe(id)
    expect(await findPreviewed(token.replace(/.$/, '!'))).toBeNull()
    expect(link.id).not.toContain(token)
    expect(await listPreviewLinks(editor, id)).toHaveLength(1)
    await revokePreviewLink(editor, { articleId: id, linkId: link.id })
    expect(await findPreviewed(token)).toBeNull()
  })
})
