import 'server-only'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { importArticles, type ImportedArticle } from '@/lib/articles/article-commands'
import { saveAuthor } from '@/lib/authors/author-commands'
import { DAY_MILLISECONDS } from '@/lib/dates'
import { LINKS_TAG } from '@/lib/links/link'
import { saveLink } from '@/lib/links/link-commands'
import type { Media } from '@/lib/media/media'
import { addMedia } from '@/lib/media/media-commands'
import { savePage } from '@/lib/pages/page-commands'
import { savePublication } from '@/lib/publication/publication-commands'
import { relateImported } from '@/lib/related/related-commands'
import { beginIndexWhereEmpty } from '@/lib/search/reindex-commands'
import { saveSection } from '@/lib/sections/section-commands'
import { saveTag } from '@/lib/tags/tag-commands'
import { slugFor } from '@/lib/text'
import { describePicture, drawPicture, type PictureChoice } from './art/drawing'
import { drawPartnerMark } from './art/partner-marks'
import { drawPortrait } from './art/portrait'
import { readDemoArticles, readDemoAuthors, readDemoText, type DemoArticle } from './demo-article'
import { demoId } from './demo-id'
import { choosePictures } from './demo-pictures'
import { DEMO_LINKS, DEMO_PAGES, demoPublication, demoSections, pageId, sectionId } from './demo-structure'

const CREDIT = 'Drawing: Daily Digest'

/**
 * Fills an empty database with the demo edition. The same `now` makes the same edition, ids included; dates count back
 * from it.
 */
export async function seedDemoEdition(now: Date): Promise<{ articles: number; staleTags: string[] }> {
  await beginIndexWhereEmpty()
  const articles = await readDemoArticles()
  const structure: string[] = []
  for (const section of demoSections()) structure.push(...(await saveSection(SYSTEM_ACTOR, section)).staleTags)
  structure.push(...(await seedPages(now)))
  structure.push(...(await seedAuthors()), ...(await seedTags(articles)))
  await seedLinks()
  structure.push(LINKS_TAG, ...(await savePublication(SYSTEM_ACTOR, demoPublication())).staleTags)
  const imported: ImportedArticle[] = []
  for (const article of articles) imported.push(await toImported(article, articles, now))
  const { staleTags } = await importArticles(SYSTEM_ACTOR, imported)
  await relateImported(imported.map(({ id }) => id))
  return { articles: imported.length, staleTags: [...structure, ...staleTags] }
}

async function seedPages(now: Date): Promise<string[]> {
  const staleTags: string[] = []
  for (const { slug, title } of DEMO_PAGES) {
    const body = await readDemoText(`pages/${slug}.html`)
    const page = { id: pageId(slug), slug, title, body, updatedAt: daysBefore(now, 90) }
    staleTags.push(...(await savePage(SYSTEM_ACTOR, page)).staleTags)
  }
  return staleTags
}

async function seedAuthors(): Promise<string[]> {
  const staleTags: string[] = []
  for (const { slug, hair, ...author } of await readDemoAuthors()) {
    const drawing = drawPortrait({ slug, name: author.name, ...(hair && { hair }) })
    const portrait = await keepDrawing(drawing, `${slug}.svg`, '')
    const named = { ...author, slug, id: demoId('author', slug), portraitMediaId: portrait.id }
    staleTags.push(...(await saveAuthor(SYSTEM_ACTOR, named)).staleTags)
  }
  return staleTags
}

async function seedTags(articles: readonly DemoArticle[]): Promise<string[]> {
  const staleTags: string[] = []
  for (const name of new Set(articles.flatMap((article) => article.tags))) {
    const tag = { id: tagId(name), slug: slugFor(name), name, description: '' }
    staleTags.push(...(await saveTag(SYSTEM_ACTOR, tag)).staleTags)
  }
  return staleTags
}

async function seedLinks(): Promise<void> {
  for (const [order, { slug, name, url }] of DEMO_LINKS.entries()) {
    const mark = await keepDrawing(drawPartnerMark({ slug }), `${slug}.svg`, name)
    await saveLink(SYSTEM_ACTOR, { id: demoId('link', slug), name, url, mediaId: mark.id, order })
  }
}

async function toImported(article: DemoArticle, articles: readonly DemoArticle[], now: Date): Promise<ImportedArticle> {
  const publishAt = daysBefore(now, article.ageDays)
  const { lead, inBody } = choosePictures(article, articles)
  const leadImage = await keepPicture(lead)
  return {
    id: demoId('article', article.slug),
    slug: article.slug,
    headline: article.headline,
    deck: article.deck,
    body: await withPictures(article.body, inBody),
    kind: article.kind,
    origin: toOrigin(article, now),
    sectionIds: [article.section, ...article.also].map(sectionId),
    authorIds: article.authors.map(authorId),
    tagIds: article.tags.map(tagId),
    leadImage: { mediaId: leadImage.id, alt: leadImage.alt, caption: article.picture.caption, credit: CREDIT },
    note: article.note,
    state: article.state,
    publishAt,
    unpublishAt: null,
    updatedAt: article.updatedAgeDays === null ? null : daysBefore(now, article.updatedAgeDays),
    publicChanges: article.changes.map(({ ageDays, ...told }) => ({ ...told, at: daysBefore(now, ageDays) })),
    slugHistory: [],
    createdAt: new Date(Math.min(publishAt.getTime(), now.getTime())),
  }
}

/** Each `<img src="art:subject">` becomes a picture of the library with the alternative text of what was drawn. */
async function withPictures(body: string, pictures: ReturnType<typeof choosePictures>['inBody']): Promise<string> {
  let pictured = body
  for (const picture of pictures) {
    const { id, alt } = await keepPicture(picture)
    pictured = pictured.replace(`<img src="art:${picture.subject}">`, `<img src="/media/${id}" alt="${alt}">`)
  }
  return pictured
}

function toOrigin(article: DemoArticle, now: Date): ImportedArticle['origin'] {
  if (article.origin === 'exclusive' || article.source === null) return { kind: 'exclusive' }
  const { publishedDaysAgo, ...named } = article.source
  const source = { ...named, publishedAt: publishedDaysAgo === null ? null : daysBefore(now, publishedDaysAgo) }
  return article.origin === 'reprint'
    ? { kind: 'reprint', source }
    : { kind: 'translation', source, translatorIds: article.translators.map(authorId) }
}

async function keepPicture(picture: PictureChoice): Promise<Media> {
  return keepDrawing(drawPicture(picture), `${picture.slug.replace('/', '-')}.svg`, describePicture(picture))
}

async function keepDrawing(svg: string, fileName: string, alt: string): Promise<Media> {
  const upload = { bytes: Buffer.from(svg), fileName, alt, caption: '', credit: CREDIT }
  return (await addMedia(SYSTEM_ACTOR, upload)).value
}

const authorId = (slug: string) => demoId('author', slug)
const tagId = (name: string) => demoId('tag', slugFor(name))
const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MILLISECONDS)
