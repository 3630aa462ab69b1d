import 'server-only'
import { cacheLife } from 'next/cache'
import { articlePath, sectionPath } from '@/lib/addresses/address'
import { getArchiveMonth, streamArchiveMonth, type ArchiveEntry } from '@/lib/articles/article-archive-queries'
import { toCards } from '@/lib/articles/article-cards'
import { getFirstMoment, listPublishedBetween } from '@/lib/articles/article-day-queries'
import { dayOf } from '@/lib/dates'
import { editionPath } from '@/lib/editions/edition'
import { env } from '@/lib/env'
import { fallbackSource } from '@/lib/media/media'
import { listPictures } from '@/lib/media/media-queries'
import { getPublication, getSite } from '@/lib/publication/site-queries'
import { listSections } from '@/lib/sections/section-queries'
import {
  ADDRESSES_MAX,
  ARTICLES_MAX,
  monthFiles,
  monthsBetween,
  NEWS_HOURS,
  NEWS_MAX,
  SITEMAP_END,
  SITEMAP_START,
  toSitemapEntry,
  type SitemapEntry,
} from './sitemap'

const absolute = (path: string) => new URL(path, env.siteUrl).href
const IMAGE_WIDTH_MAX = 1280
const BATCH = 200

/** Every file with the moment that anything in it last changed. A month that did not change is not counted again. */
export async function listSitemapFiles(): Promise<{ url: string; changedAt: Date | null }[]> {
  const first = await getFirstMoment()
  const files: { url: string; changedAt: Date | null }[] = [{ url: absolute('/sitemaps/places.xml'), changedAt: null }]
  for (const month of first ? monthsBetween(first, new Date()) : []) {
    const { articles, changedAt } = await getArchiveMonth(month)
    for (const file of monthFiles(month, articles)) files.push({ url: absolute(`/sitemaps/${file}`), changedAt })
  }
  return files
}

/** The sections and standing pages that menus lead to. */
export async function listPlaces(): Promise<SitemapEntry[]> {
  const [site, sections] = await Promise.all([getSite(), listSections()])
  const menu = [...site.mobileMenu, ...site.footerMenu].map(({ path }) => path).filter((path) => path.startsWith('/'))
  const paths = new Set(['/', '/digest', ...sections.map(({ slug }) => sectionPath(slug)), ...menu])
  return [...paths].slice(0, ADDRESSES_MAX).map((path) => ({ url: absolute(path) }))
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
