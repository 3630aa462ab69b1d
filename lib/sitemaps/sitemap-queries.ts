import 'server-only'
import { cacheLife } from 'next/cache'
import { articlePath, authorPath, pagePath, sectionPath, tagPath } from '@/lib/addresses/address'
import { getArchiveMonth, streamArchiveMonth, type ArchiveEntry } from '@/lib/articles/article-archive-queries'
import { toCards } from '@/lib/articles/article-cards'
import { getFirstMoment, listPublishedBetween } from '@/lib/articles/article-day-queries'
import { authorList, listKey, sectionList, tagList, type PagedList } from '@/lib/articles/list-count'
import { filterBegun, listLatestMoments } from '@/lib/articles/list-moment-queries'
import { countAuthors, streamAuthors } from '@/lib/authors/author-queries'
import { dayOf } from '@/lib/dates'
import { editionPath } from '@/lib/editions/edition'
import { env } from '@/lib/env'
import { fallbackSource } from '@/lib/media/media'
import { listPictures } from '@/lib/media/media-queries'
import type { Page } from '@/lib/pages/page'
import { countPages, streamPages } from '@/lib/pages/page-queries'
import { getPublication } from '@/lib/publication/site-queries'
import { listSections } from '@/lib/sections/section-queries'
import { countTags, streamTags } from '@/lib/tags/tag-queries'
import {
  ADDRESSES_MAX,
  ARTICLES_MAX,
  listFiles,
  monthFiles,
  monthsBetween,
  NEWS_HOURS,
  NEWS_MAX,
  SITEMAP_END,
  SITEMAP_START,
  toSitemapEntry,
  type ListKind,
  type SitemapEntry,
} from './sitemap'

const absolute = (path: string) => new URL(path, env.siteUrl).href
const IMAGE_WIDTH_MAX = 1280
const BATCH = 200

/** Every file with the moment that anything in it last changed. A month that did not change is not counted again. */
export async function listSitemapFiles(): Promise<{ url: string; changedAt: Date | null }[]> {
  const [first, pages, tags, authors] = await Promise.all([getFirstMoment(), countPages(), countTags(), countAuthors()])
  const named = [
    'places.xml',
    ...listFiles('pages', pages),
    ...listFiles('tags', tags),
    ...listFiles('authors', authors),
  ]
  const files: { url: string; changedAt: Date | null }[] = named.map((file) => ({ url: urlOf(file), changedAt: null }))
  for (const month of first ? monthsBetween(first, new Date()) : []) {
    const { articles, changedAt } = await getArchiveMonth(month)
    for (const file of monthFiles(month, articles)) files.push({ url: urlOf(file), changedAt })
  }
  return files
}

const urlOf = (file: string) => absolute(`/sitemaps/${file}`)

/** Home, the digest and the sections, with the moment that they last got an article where that is not long ago. */
export async function listPlaces(): Promise<SitemapEntry[]> {
  const [sections, moments] = await Promise.all([listSections(), listLatestMoments()])
  return [
    ...['/', '/digest'].map((path) => ({ url: absolute(path), changedAt: moments.get('all') ?? null })),
    ...sections.slice(0, ADDRESSES_MAX - 2).map(({ id, slug }) => ({
      url: absolute(sectionPath(slug)),
      changedAt: moments.get(listKey(sectionList(id))) ?? null,
    })),
  ]
}

/** A file of standing pages, of tags or of authors, piece by piece; null where there is no such part. */
export async function streamListFile(kind: ListKind, part: number): Promise<AsyncGenerator<string> | null> {
  const range = { skip: (part - 1) * ADDRESSES_MAX, limit: ADDRESSES_MAX }
  switch (kind) {
    case 'pages':
      return (await countPages()) > range.skip ? write(toPageEntries(streamPages(range))) : null
    case 'tags':
      return (await countTags()) > range.skip ? write(toListEntries(streamTags(range), tagList, tagPath)) : null
    case 'authors':
      return (await countAuthors()) > range.skip
        ? write(toListEntries(streamAuthors(range), authorList, authorPath))
        : null
  }
}

async function* write(batches: AsyncIterable<SitemapEntry[]>): AsyncGenerator<string> {
  yield SITEMAP_START
  for await (const batch of batches) yield batch.map(toSitemapEntry).join('')
  yield SITEMAP_END
}

async function* toPageEntries(pages: AsyncIterable<Page>): AsyncGenerator<SitemapEntry[]> {
  for await (const { slug, updatedAt } of pages) yield [{ url: absolute(pagePath(slug)), changedAt: updatedAt }]
}

/** A tag or an author whose page shows nothing is left out: it would be one more empty page for whoever searches. */
async function* toListEntries(
  places: AsyncIterable<{ id: string; slug: string }>,
  toList: (id: string) => PagedList,
  toPath: (slug: string) => string,
): AsyncGenerator<SitemapEntry[]> {
  const moments = await listLatestMoments()
  for await (const batch of inBatches(places)) {
    const begun = await filterBegun(batch.map(({ id, slug }) => ({ ...toList(id), slug })))
    yield begun.map((list) => ({ url: absolute(toPath(list.slug)), changedAt: moments.get(listKey(list)) ?? null }))
  }
}

/** Pieces of the last two days. */
export async function listNews(): Promise<SitemapEntry[]> {
  'use cache'
  cacheLife('editorial')
  const publication = await getPublication()
  const upTo = new Date()
  const from = new Date(upTo.getTime() - NEWS_HOURS * 3_600_000)
  const found = await listPublishedBetween({ from, upTo, limit: NEWS_MAX })
  return (await toCards(found)).map((card) => ({
    url: absolute(card.path),
    image: card.picture ? absolute(fallbackSource(card.picture, IMAGE_WIDTH_MAX)) : null,
    news: {
      publication: publication.name,
      language: publication.language,
      publishedAt: card.publishedAt,
      title: card.headline,
    },
  }))
}

/** A file of a month's articles, piece by piece, so that its length needs no memory; null where it has no such part. */
export async function streamMonthFile(month: string, part: number): Promise<AsyncGenerator<string> | null> {
  const { articles } = await getArchiveMonth(month)
  if (articles <= (part - 1) * ARTICLES_MAX) return null
  const [publication, sections] = await Promise.all([getPublication(), listSections()])
  const slugs = new Map(sections.map(({ id, slug }) => [id, slug]))
  const isHere = ({ origin }: ArchiveEntry) =>
    origin.kind !== 'reprint' || publication.outgoing.canonicalOfReprints === 'here'
  return write()

  async function* write(): AsyncGenerator<string> {
    yield SITEMAP_START
    const days = new Set<string>()
    for await (const batch of inBatches(
      streamArchiveMonth(month, { skip: (part - 1) * ARTICLES_MAX, limit: ARTICLES_MAX }),
    )) {
      const pictures = await listPictures(batch.flatMap(({ leadImage }) => leadImage?.mediaId ?? []))
      const entries = batch.filter(isHere).map((article) => {
        const picture = pictures.get(article.leadImage?.mediaId ?? '')
        return toSitemapEntry({
          url: absolute(articlePath(slugs.get(article.sectionIds[0] ?? '') ?? '-', article.slug)),
          changedAt: article.updatedAt ?? article.publishAt,
          image: picture ? absolute(fallbackSource(picture, IMAGE_WIDTH_MAX)) : null,
        })
      })
      for (const { publishAt } of batch) {
        const path = publishAt && editionPath(dayOf(publishAt, publication.timeZone))
        if (path === null || days.has(path)) continue
        days.add(path)
        entries.push(toSitemapEntry({ url: absolute(path) }))
      }
      yield entries.join('')
    }
    yield SITEMAP_END
  }
}

async function* inBatches<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
