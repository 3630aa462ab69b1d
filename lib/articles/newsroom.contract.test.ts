import { beforeAll, expect, it } from 'vitest'
import { newAccount, mailsTo } from '@/lib/accounts/account.test-support'
import { SYSTEM_ACTOR, type Actor } from '@/lib/accounts/permissions'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { saveSection } from '@/lib/sections/section-commands'
import type { Article } from './article'
import { createArticle, publishArticle } from './article-commands'
import { isGone } from './article-lookup'
import { findById, isGoneAt } from './article-repository'
import { contentWith } from './article.test-support'
import { changeMany } from './bulk-commands'
import { parseNewsroomFilter } from './newsroom-list'
import { countStates, listByState, listNewsroom, PAGE_LENGTH } from './newsroom-list-lookup'
import { assignReview, returnToAuthor, sendToReview } from './review-commands'
import { deleteArticle, restoreArticle, trashArticle } from './trash-commands'
import { sectionWith } from '@/lib/sections/section.test-support'

const editor: Actor = { id: 'e', name: 'Leyla', role: 'editor' }

describeOnEachDatabase('the newsroom’s lists', () => {
  beforeAll(async () => {
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'energy' }))
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'culture' }))
  })
  const draft = async (slug: string, actor = editor, overrides = {}): Promise<Article> =>
    (await createArticle(actor, contentWith({ slug, headline: slug, sectionIds: ['energy'], ...overrides }))).value
  const published = async (slug: string, overrides = {}, publishAt?: Date): Promise<Article> => {
    const { id, revision } = await draft(slug, editor, overrides)
    return (await publishArticle(editor, { id, revision, ...(publishAt ? { publishAt } : {}) })).value
  }
  const list = async (query: Record<string, string>, actor = editor) =>
    listNewsroom(actor, parseNewsroomFilter(query), { timeZone: 'Asia/Baku' })
  const slugs = async (query: Record<string, string>, actor = editor) =>
    (await list(query, actor)).rows.map(({ slug }) => slug)

  it('send a piece to an editor by letter, hand it on, and give it back with a word', async () => {
    const author = await newAccount({ role: 'author' })
    const reviewer = await newAccount({ role: 'editor' })
    const piece = await draft('to-be-read', author)
    const sent = await sendToReview(author, { id: piece.id, assigneeId: reviewer.id, note: 'Figures checked.' })
    expect(sent.value).toMatchObject({ state: 'review', review: { assigneeId: reviewer.id, note: 'Figures checked.' } })
    const [letter] = await mailsTo(reviewer.email)
    expect(letter?.text).toContain(`/admin/articles/${piece.id}`)
    expect((await assignReview(editor, { id: piece.id })).value.review).toMatchObject({
      assigneeId: null,
      note: 'Figures checked.',
    })
    const back = await returnToAuthor(editor, { id: piece.id, note: 'Who said this?' })
    expect(back.value).toMatchObject({ state: 'draft', review: { note: 'Who said this?', byName: 'Leyla' } })
    expect((await mailsTo(author.email)).at(-1)?.text).toContain('Who said this?')
    await expect(returnToAuthor(editor, { id: piece.id })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('let an author send and trash their own drafts only, and ask editors only', async () => {
    const author = await newAccount({ role: 'author' })
    const others = await draft('somebody-elses')
    await expect(sendToReview(author, { id: others.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(trashArticle(author, { id: others.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const own = await draft('ones-own', author)
    await expect(sendToReview(author, { id: own.id, assigneeId: author.id })).rejects.toMatchObject({ code: 'INVALID' })
    await trashArticle(author, { id: own.id })
    expect(await slugs({ state: 'trashed' }, author)).toEqual(['ones-own'])
    expect(await slugs({}, author)).toEqual([])
    expect((await restoreArticle(author, { id: own.id })).value.state).toBe('draft')
  })

  it('take what is in the trash away from readers and give it back as it was', async () => {
    const article = await published('thrown-away')
    await trashArticle(editor, { id: article.id })
    expect(await isGoneAt('thrown-away', new Date())).toBe(true)
    await expect(publishArticle(editor, { id: article.id, revision: 3 })).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(deleteArticle(editor, { id: article.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    const restored = await restoreArticle(editor, { id: article.id })
    expect(restored.value).toMatchObject({ state: 'published', trashedFrom: null })
    expect(restored.staleTags).toContain('articles:newest')
    await expect(deleteArticle(SYSTEM_ACTOR, { id: article.id })).rejects.toMatchObject({ code: 'CONFLICT' })
    await trashArticle(editor, { id: article.id })
    await deleteArticle(SYSTEM_ACTOR, { id: article.id })
    expect(await findById(article.id)).toBeNull()
    // Readers who knew it are told that it is gone, for as long as nothing else has its address.
    expect(await isGone('thrown-away', new Date())).toBe(true)
  })

  it('page through everything once, forwards and back, and know each state', async () => {
    const many = Array.from({ length: PAGE_LENGTH + 7 }, (_, place) => `row-${String(place).padStart(2, '0')}`)
    for (const slug of many) await draft(slug, editor, { sectionIds: ['culture'], tagIds: ['caspian'] })
    const query = { section: 'culture' }
    const first = await list(query)
    expect([first.rows.length, first.previous]).toEqual([PAGE_LENGTH, null])
    const second = await list({ ...query, after: first.next ?? '' })
    expect([...first.rows, ...second.rows].map(({ slug }) => slug)).toEqual(many.toReversed())
    expect(second.next).toBeNull()
    const back = await list({ ...query, before: second.previous ?? '' })
    expect(back.rows.map(({ slug }) => slug)).toEqual(first.rows.map(({ slug }) => slug))
    expect(back.previous).toBeNull()
    expect((await slugs({ ...query, order: 'asc' }))[0]).toBe('row-00')
  })

  it('tell scheduled from published pieces, and find by every filter', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000)
    await published('due-tomorrow', {}, tomorrow)
    await published('reprinted', {
      origin: {
        kind: 'reprint',
        source: { name: 'Elsewhere', url: 'https://e.example', author: null, language: null, publishedAt: null },
      },
    })
    expect(await slugs({ state: 'scheduled' })).toEqual(['due-tomorrow'])
    expect(await slugs({ state: 'published', origin: 'reprint' })).toEqual(['reprinted'])
    expect(await slugs({ state: 'published', sort: 'published', section: 'energy' })).toEqual(['reprinted'])
    expect(await slugs({ author: 'nobody-of-this-name' })).toEqual([])
    expect(await slugs({ from: '2026-01-01', to: '2026-01-02' })).toEqual([])
    expect((await listByState('scheduled', { limit: 5 })).map(({ slug }) => slug)).toEqual(['due-tomorrow'])
    expect(await countStates(editor)).toMatchObject({ scheduled: 1, review: 0 })
  })

  it('do one thing to many, and tell what could not be done', async () => {
    const [ready, bare] = [await draft('ready'), await draft('bare', editor, { deck: '' })]
    const ids = [ready.id, bare.id, 'gone']
    const { value, staleTags } = await changeMany(editor, { action: 'publish', ids })
    expect(value.done).toEqual([ready.id])
    expect(value.refused.map(({ id }) => id)).toEqual([bare.id, 'gone'])
    expect(staleTags).toContain('articles:newest')
    await changeMany(editor, { action: 'section', ids: [ready.id], sectionId: 'culture' })
    await changeMany(editor, { action: 'tag', ids: [ready.id], tagId: 'oil' })
    expect(await findById(ready.id)).toMatchObject({ sectionIds: ['culture'], listedIn: ['culture'], tagIds: ['oil'] })
    await expect(changeMany(editor, { action: 'section', ids: [ready.id] })).rejects.toMatchObject({ code: 'INVALID' })
  })
})

describeOnEachDatabase('the newsroom’s search', ({ hasText }) => {
  it.skipIf(!hasText)('finds by words what readers find and what they do not see yet', async () => {
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'energy' }))
    const content = (slug: string, headline: string) => contentWith({ slug, headline, sectionIds: ['energy'] })
    await createArticle(editor, content('not-yet', 'The Gizilaghaj winter, a draft'))
    const { value } = await createArticle(editor, content('live', 'Gizilaghaj in winter'))
    await publishArticle(editor, { id: value.id, revision: 1 })
    const found = async (query: Record<string, string>) =>
      (await listNewsroom(editor, parseNewsroomFilter(query), { timeZone: 'UTC' })).rows.map(({ slug }) => slug)
    expect((await found({ q: 'gizilaghaj' })).toSorted()).toEqual(['live', 'not-yet'])
    expect(await found({ q: 'gizilaghaj', state: 'draft' })).toEqual(['not-yet'])
  })
})
