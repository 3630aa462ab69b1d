import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { listPictures } from '@/lib/media/media-queries'
import type { PartnerLink } from '@/lib/publication/site-view'
import { LINKS_TAG } from './link'
import { links } from './link-repository'

const LINKS_MAX = 40

/** "Useful links", in the editor's order. */
export async function listPartnerLinks(): Promise<PartnerLink[]> {
  'use cache'
  cacheTag(LINKS_TAG)
  cacheLife('editorial')
  const list = await links.list(LINKS_MAX)
  const pictures = await listPictures(list.map((link) => link.mediaId))
  return list.flatMap((link) => {
    const picture = pictures.get(link.mediaId)
    return picture ? [{ id: link.id, name: link.name, url: link.url, picture }] : []
  })
}
