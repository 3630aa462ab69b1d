import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { bodyPictureKeys, toBody, type Body } from '@/lib/body/body-tree'
import { env } from '@/lib/env'
import { listPictures } from '@/lib/media/media-queries'
import { pageTag, type Page } from './page'
import { pages } from './page-repository'

export type PageView = { slug: string; title: string; body: Body; updatedAt: Date }

export async function getPage(id: string): Promise<PageView | null> {
  'use cache'
  cacheTag(pageTag(id))
  cacheLife('editorial')
  const page = await pages.findById(id)
  if (!page) return null
  const pictures = await listPictures(bodyPictureKeys(page.body))
  return {
    slug: page.slug,
    title: page.title,
    body: toBody(page.body, { pictures, siteUrl: env.siteUrl }),
    updatedAt: page.updatedAt,
  }
}

/** Title and slug of standing pages, for menus. */
export async function listPageNames(ids: readonly string[]): Promise<Map<string, { title: string; slug: string }>> {
  return new Map((await pages.findMany(ids)).map((page) => [page.id, { title: page.title, slug: page.slug }]))
}

/** How many standing pages there are, past every cache. */
export const countPages = (): Promise<number> => pages.count()

/** Every standing page in the order of their ids, one after the other, past every cache: for sitemaps. */
export const streamPages = (range: { skip: number; limit: number }): AsyncGenerator<Page> => pages.stream(range)
