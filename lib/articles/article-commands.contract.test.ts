import { beforeAll, expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { saveSection } from '@/lib/sections/section-commands'
import { contentWith } from './article.test-support'
import { createArticle, publishArticle, saveArticle, withdrawArticle } from './article-commands'
import * as articles from './article-repository'
import { sectionWith } from '@/lib/sections/section.test-support'

const editor = { id: 'e', name: 'Leyla', role: 'editor' } as const

describeOnEachDatabase('article commands', () => {
  beforeAll(async () => {
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'news' }))
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'energy', parentId: 'news' }))
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'culture' }))
  })
  const content = (slug: string, overrides = {}) => contentWith({ slug, sectionIds: ['energy'], ...overrides })

  it('let an author begin an article, and neither change it past its draft nor publish it', async () => {
    const author = { ...editor, role: 'author' } as const
    const { value } = await createArticle(author, content('begun'))
    expect(value.createdBy).toBe(author.id)
    const refused = { code: 'FORBIDDEN' }
    await expect(createArticle({ ...editor, role: 'reader' }, content('refused'))).rejects.toMatchObject(refused)
    await expect(publishArticle(author, { id: value.id, revision: 1 })).rejects.toMatchObject(refused)
    await expect(saveArticle(author, { id: value.id, revision: 1, content: content('begun') })).rejects.toMatchObject(
      refused,
    )
  })

  it('store a clean body and the lists that an article stands in', async () => {
    const { value } = await createArticle(
      editor,
      content('clean', { body: '<p onclick="x()">One two</p><script>x()</script>' }),
    )
    expect(value).toMatchObject({
      body: '<p>One two</p>',
      wordCount: 2,
      listedIn: ['energy', 'news'],
      state: 'draft',
      revision: 1,
    })
  })

  it('name the field that was refused', async () => {
    await expect(createArticle(editor, { ...content('no-headline'), headline: ' ' })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { headline: 'An article needs a headline.' },
    })
    await expect(createArticle(editor, content('no-section', { sectionIds: ['gone'] }))).rejects.toMatchObject({
      fields: { sectionIds: expect.stringContaining('gone') },
    })
  })

  it('publish what is whole, and say what is missing from what is not', async () => {
    const { value: bare } = await createArticle(editor, content('bare', { deck: '' }))
    await expect(publishArticle(editor, bare)).rejects.toMatchObject({
      code: 'INVALID',
      fields: { deck: expect.any(String) },
    })
    const { value: whole } = await createArticle(editor, content('whole'))
    const published = await publishArticle(editor, { id: whole.id, revision: whole.revision })
    expect(published.value).toMatchObject({ state: 'published', revision: 2 })
    expect(published.staleTags).toEqual(
      expect.arrayContaining(['articles:newest', 'articles:section:news', 'article-slug:whole']),
    )
    expect(await articles.findVisibleBySlug('whole', new Date())).not.toBeNull()
  })

  it('keep the address that readers knew when the slug changes', async () => {
    const { value } = await createArticle(editor, content('first-name'))
    const { value: live } = await publishArticle(editor, { id: value.id, revision: 1 })
    const renamed = await saveArticle(editor, { id: live.id, revision: live.revision, content: content('second-name') })
    expect(renamed.value.slugHistory).toEqual(['first-name'])
    const back = await saveArticle(editor, { id: live.id, revision: 3, content: content('first-name') })
    expect(back.value.slugHistory).toEqual(['second-name'])
    expect(back.staleTags).toEqual(expect.arrayContaining(['article-slug:first-name', 'article-slug:second-name']))
  })

  it('lose no text to somebody who saved in between', async () => {
    const { value } = await createArticle(editor, content('contested'))
    await saveArticle(editor, { id: value.id, revision: 1, content: content('contested', { headline: 'Mine' }) })
    const late = saveArticle(editor, {
      id: value.id,
      revision: 1,
      content: content('contested', { headline: 'Yours' }),
    })
    await expect(late).rejects.toMatchObject({ code: 'CONFLICT' })
    expect((await articles.findById(value.id))?.headline).toBe('Mine')
  })

  it('apply exactly one of many saves of the same revision', async () => {
    const { value } = await createArticle(editor, content('raced'))
    const saves = Array.from({ length: 20 }, (_, index) =>
      saveArticle(editor, { id: value.id, revision: 1, content: content('raced', { headline: `Take ${index}` }) }),
    )
    const outcomes = await Promise.allSettled(saves)
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    expect((await articles.findById(value.id))?.revision).toBe(2)
  })

  it('tell readers what changed and why, once readers see the article', async () => {
    const { value } = await createArticle(editor, content('told'))
    const publicChange = { reason: ' The level was given in feet. ' }
    await expect(
      saveArticle(editor, { id: value.id, revision: 1, content: content('told'), publicChange }),
    ).rejects.toMatchObject({ code: 'INVALID', fields: { publicChange: expect.any(String) } })
    await publishArticle(editor, { id: value.id, revision: 1 })
    const saved = await saveArticle(editor, { id: value.id, revision: 2, content: content('told'), publicChange })
    const again = { kind: 'update', reason: 'Adds an answer.' } as const
    await saveArticle(editor, { id: value.id, revision: 3, content: content('told'), publicChange: again })
    await saveArticle(editor, { id: value.id, revision: 4, content: content('told', { headline: 'Quietly' }) })
    expect(saved.staleTags).toContain(`article:${value.id}`)
    expect((await articles.findById(value.id))?.publicChanges).toEqual([
      { ...again, at: expect.any(Date) },
      { kind: 'correction', reason: 'The level was given in feet.', at: saved.value.updatedAt },
    ])
  })

  it.each(['', ' a ', 'x'.repeat(301)])('refuse "%s" as the reason of a change', async (reason) => {
    const { value } = await createArticle(editor, content(`reason-${reason.length}`))
    const input = { id: value.id, revision: 1, content: content('any'), publicChange: { reason } }
    await expect(saveArticle(editor, input)).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('take an article from readers and from its lists', async () => {
    const { value } = await createArticle(editor, content('short-lived', { sectionIds: ['culture'] }))
    const { value: live } = await publishArticle(editor, { id: value.id, revision: 1 })
    const withdrawn = await withdrawArticle(editor, { id: live.id, revision: live.revision })
    expect(withdrawn.staleTags).toContain('articles:section:culture')
    expect(await articles.findVisibleBySlug('short-lived', new Date())).toBeNull()
  })
})
