import 'server-only'
import type { Link } from './link'
import { links } from './link-repository'

const LINKS_MAX = 40

/** All partner links in their order, past every cache, for the newsroom. */
export const findLinks = (): Promise<Link[]> => links.list(LINKS_MAX)

/** In the order of their ids, after one of them. */
export const listLinksAfter = (id: string, limit: number): Promise<Link[]> => links.listAfter(id, limit)

export const listLinksWithMedia = async (mediaId: string): Promise<Link[]> =>
  (await findLinks()).filter((link) => link.mediaId === mediaId)
