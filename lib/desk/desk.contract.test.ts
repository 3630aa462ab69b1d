import { beforeAll, expect, it } from 'vitest'
import { newAccount } from '@/lib/accounts/account.test-support'
import { SYSTEM_ACTOR, type Actor } from '@/lib/accounts/permissions'
import type { Article } from '@/lib/articles/article'
import { createArticle, publishArticle } from '@/lib/articles/article-commands'
import { contentWith } from '@/lib/articles/article.test-support'
import { returnToAuthor, sendToReview } from '@/lib/articles/review-commands'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { countSearch } from '@/lib/search/search-count-commands'
import { saveSection } from '@/lib/sections/section-commands'
import { findDesk } from './desk-lookup'

const section = { id: 'energy', slug: 'energy', name: 'Energy', description: '', parentId: null, order: 0, hue: 0 }
const reader: Actor = { id: 'r', name: 'A reader', role: 'reader' }

describeOnEachDatabase('the desk', () => {
  let author: Actor
  let editor: Actor
  let other: Actor
  beforeAll(async () => {
    await saveSection(SYSTEM_ACTOR, section)
    author = await newAccount({ role: 'author' })
    editor = await newAccount({ role: 'editor' })
    other = await newAccount({ role: 'editor' })
    const draft = async (actor: Actor, slug: string): Promise<Article> =>
      (await createArticle(actor, contentWith({ slug, headline: slug, sectionIds: ['energy'] }))).value
    const returned = await draft(author, 'came-back')
    await sendToReview(author, { id: returned.id })
    await returnToAuthor(editor, { id: returned.id, note: 'Who said this?' })
    await draft(author, 'begun')
    const forOther = await draft(author, 'for-another')
    await sendToReview(author, { id: forOther.id, assigneeId: other.id })
    const forEditor = await draft(author, 'for-the-editor')
    await sendToReview(author, { id: forEditor.id, assigneeId: editor.id })
    await draft(editor, 'the-editors-own')
    const due = async (slug: string, hours: number) => {
      const { id, revision } = await draft(editor, slug)
      await publishArticle(editor, { id, revision, publishAt: new Date(Date.now() + hours * 3_600_000) })
    }
    await due('later', 20)
    await due('soon', 2)
    await countSearch('gizilaghaj', false)
  })
  const deskOf = async (actor: Actor) => {
    const { next, review, drafts, changed, ...rest } = await findDesk(actor, { timeZone: 'Asia/Baku' })
    const slugs = (rows: readonly { slug: string }[]) => rows.map(({ slug }) => slug)
    return { next: slugs(next), review: slugs(review), drafts: slugs(drafts), changed: slugs(changed), ...rest }
  }

  it('shows an editor what waits in all the house, and what they were asked for first', async () => {
    expect(await deskOf(editor)).toEqual({
      next: ['soon', 'later'],
      review: ['for-the-editor', 'for-another'],
      drafts: ['the-editors-own'],
      changed: ['soon', 'later', 'the-editors-own', 'for-the-editor', 'for-another', 'begun', 'came-back'],
      flawed: [],
      brokenSources: [],
      failedMails: null,
      unanswered: [{ query: 'gizilaghaj', times: 1, isFound: false }],
    })
    expect((await deskOf(other)).review).toEqual(['for-another', 'for-the-editor'])
  })

  it('shows an author their own pieces only, and first what came back', async () => {
    expect(await deskOf(author)).toEqual({
      next: [],
      review: ['for-another', 'for-the-editor'],
      drafts: ['came-back', 'begun'],
      changed: ['for-the-editor', 'for-another', 'begun', 'came-back'],
      flawed: null,
      brokenSources: null,
      failedMails: null,
      unanswered: null,
    })
  })

  it('tells an admin of mails that were given up, and a reader nothing', async () => {
    expect(await deskOf(await newAccount({ role: 'admin' }))).toMatchObject({ failedMails: 0, drafts: [] })
    await expect(findDesk(reader, { timeZone: 'UTC' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
