import 'server-only'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { isListTag } from '@/lib/articles/article'
import { importArticles, type ImportedArticle } from '@/lib/articles/article-commands'
import { DAY_MILLISECONDS } from '@/lib/dates'
import { countTogether } from '@/lib/search/search-commands'
import { slugFor } from '@/lib/text'
import { createRandom } from './art/random'
import { readDemoArticles, readDemoAuthors, type DemoArticle } from './demo-article'
import { demoId } from './demo-id'
import { demoSections } from './demo-structure'

const BATCH = 500
const YEARS = 12

/**
 * Adds generated articles for scale tests: paragraphs of the demo edition in another order, spread over twelve years.
 * The same count and moment make the same articles. Gives back the tags of the lists that grew.
 */
export async function generateArticles(options: {
  count: number
  now: Date
  onProgress: (done: number) => void
}): Promise<string[]> {
  const source = await toMaterial()
  const staleTags = new Set<string>()
  await countTogether(async (changes) => {
    for (let from = 0; from < options.count; from += BATCH) {
      const upTo = Math.min(from + BATCH, options.count)
      const batch = Array.from({ length: upTo - from }, (_, offset) => generate(from + offset, source, options))
      const outcome = await importArticles(SYSTEM_ACTOR, batch, changes)
      for (const tag of outcome.staleTags) if (isListTag(tag)) staleTags.add(tag)
      options.onProgress(upTo)
    }
  })
  return [...staleTags]
}

type Material = {
  headlines: string[]
  decks: string[]
  paragraphs: string[]
  sectionIds: string[]
  authorIds: string[]
  tagIds: string[]
}

async function toMaterial(): Promise<Material> {
  const articles: DemoArticle[] = await readDemoArticles()
  return {
    headlines: articles.map((article) => article.headline),
    decks: articles.map((article) => article.deck),
    paragraphs: articles.flatMap((article) => article.body.match(/<p>[^<]{80,}<\/p>/g) ?? []),
    sectionIds: demoSections().map((section) => section.id),
    authorIds: (await readDemoAuthors()).map((author) => demoId('author', author.slug)),
    tagIds: [...new Set(articles.flatMap((article) => article.tags))].map((name) => demoId('tag', slugFor(name))),
  }
}

function generate(index: number, source: Material, options: { count: number; now: Date }): ImportedArticle {
  const random = createRandom(`generated-${index}`)
  const pick = (list: readonly string[]) => list[random.whole(0, list.length - 1)] ?? ''
  const age = ((index + 1) / options.count) * YEARS * 365 * DAY_MILLISECONDS
  const publishAt = new Date(options.now.getTime() - Math.round(age))
  return {
    id: demoId('generated', String(index)),
    slug: `generated-${index + 1}`,
    headline: `${pick(source.headlines)} (${index + 1})`,
    deck: pick(source.decks),
    body: Array.from({ length: random.whole(6, 15) }, () => pick(source.paragraphs)).join(''),
    kind: 'report',
    origin: { kind: 'exclusive' },
    sectionIds: [...new Set([pick(source.sectionIds), pick(source.sectionIds)])],
    authorIds: [pick(source.authorIds)],
    tagIds: [...new Set([pick(source.tagIds), pick(source.tagIds), pick(source.tagIds)])],
    leadImage: null,
    note: '',
    state: 'published',
    publishAt,
    unpublishAt: null,
    updatedAt: null,
    slugHistory: [],
    createdAt: publishAt,
  }
}
