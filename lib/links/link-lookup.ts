import 'server-only'
import type { Link } from './link'
import { links } from './link-repository'

const LINKS_MAX = 40

/** All partner links in their order, past every cache, for the newsroom. */
export const findLinks = (): Promise<Link[]> => links.list(LINKS_MAX)

export const listLinksWithMedia = async (mediaId: string): Promise<Link[]> =>
  (await findLinks()).filter((link) => link.mediaId === mediaId)
