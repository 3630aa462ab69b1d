import { articleContentSchema, type Article, type ArticleContent } from './article'

/** A sound article content, with what a test cares about put in its place. */
export function contentWith(overrides: Partial<ArticleContent> = {}): ArticleContent {
  return articleContentSchema.parse({
    headline: 'The level of the sea',
    deck: 'What the gauges of a century say.',
    slug: 'the-level-of-the-sea',
    body: '<p>It falls.</p>',
    kind: 'report',
    origin: { kind: 'exclusive' },
    sectionIds: ['section-1'],
    authorIds: ['author-1'],
    tagIds: [],
    leadImage: null,
    note: '',
    ...overrides,
  })
}

export function articleWith(overrides: Partial<Article> = {}): Article {
  return {
    ...contentWith(),
    id: 'article-1',
    revision: 1,
    state: 'published',
    publishAt: new Date('2026-11-01T09:00:00Z'),
    unpublishAt: null,
    updatedAt: null,
    publicChanges: [],
    slugHistory: [],
    listedIn: ['section-1'],
    mediaIds: [],
    wordCount: 2,
    review: null,
    trashedFrom: null,
    createdBy: 'account-1',
    createdAt: new Date('2026-11-01T08:00:00Z'),
    savedAt: new Date('2026-11-01T08:00:00Z'),
    ...overrides,
  }
}
