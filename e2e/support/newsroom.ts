import type { Page } from '@playwright/test'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import * as commands from '@/lib/articles/article-commands'
import type { Article } from '@/lib/articles/article'
import { contentWith } from '@/lib/articles/article.test-support'
import { announceExpiredTags } from '@/lib/cache-events/cache-event-follower'
import { closeDatabase, collection } from '@/lib/db/connection'
import { askDueSources, noteSources } from '@/lib/desk/source-link-commands'
import { demoId } from '@/lib/demo/demo-id'
import { sectionId } from '@/lib/demo/demo-structure'

/** Runs a command as another process of the site would, and tells the running one what became stale. */
async function run(outcome: Promise<commands.ArticleOutcome>): Promise<Article> {
  const { value, staleTags } = await outcome
  await announceExpiredTags(staleTags)
  return value
}

export const authorId = (slug: string) => demoId('author', slug)

export async function publish(slug: string, overrides: Parameters<typeof contentWith>[0] = {}): Promise<Article> {
  const content = contentWith({
    slug,
    headline: `A piece called ${slug}`,
    sectionIds: [sectionId('science')],
    authorIds: [authorId('science-desk')],
    ...overrides,
  })
  const draft = await run(commands.createArticle(SYSTEM_ACTOR, content))
  return run(commands.publishArticle(SYSTEM_ACTOR, { id: draft.id, revision: draft.revision }))
}

export const change = (article: Article, overrides: Parameters<typeof contentWith>[0]): Promise<Article> => {
  const { headline, deck, slug, body, kind, origin, sectionIds, authorIds, tagIds, leadImage, note } = article
  const content = {
    headline,
    deck,
    slug,
    body,
    kind,
    origin,
    sectionIds,
    authorIds,
    tagIds,
    leadImage,
    note,
    ...overrides,
  }
  return run(commands.saveArticle(SYSTEM_ACTOR, { id: article.id, revision: article.revision, content }))
}

export const withdraw = (article: Article): Promise<Article> =>
  run(commands.withdrawArticle(SYSTEM_ACTOR, { id: article.id, revision: article.revision }))

export const schedule = (article: Article, publishAt: Date): Promise<Article> =>
  run(commands.publishArticle(SYSTEM_ACTOR, { id: article.id, revision: article.revision, publishAt }))

/** What the site finds out once it asked for the source of a piece: nothing stands there. Nobody is asked. */
export async function loseSource(article: Article): Promise<void> {
  await noteSources([article], new Date(0))
  await askDueSources({ limit: 1, ask: () => Promise.resolve({ kind: 'gone', reason: 'answers with 404' }) })
}

/** The code that a page asks for becomes older by so many minutes, as it would by waiting. */
export async function ageCode(page: Page, minutes: number): Promise<void> {
  const _id = new URL(page.url()).searchParams.get('challenge') ?? ''
  const codes = await collection<{ _id: string; expiresAt: Date }>('accountCodes')
  const expiresAt = (await codes.findOne({ _id }))?.expiresAt.getTime() ?? NaN
  await codes.updateOne({ _id }, { $set: { expiresAt: new Date(expiresAt - minutes * 60_000) } })
}

export const leaveNewsroom = closeDatabase
