import 'server-only'
import type { Page } from './page'
import { pages } from './page-repository'

const PAGES_MAX = 200

/** All standing pages by name, past every cache: a publication has a handful. */
export async function findPages(): Promise<Page[]> {
  return (await pages.list(PAGES_MAX)).toSorted((one, other) => one.title.localeCompare(other.title))
}

/** In the order of their ids, after one of them. */
export const listPagesAfter = (id: string, limit: number): Promise<Page[]> => pages.listAfter(id, limit)

export const findPage = (id: string): Promise<Page | null> => pages.findById(id)

export const listPagesWithMedia = async (mediaId: string): Promise<Page[]> =>
  (await pages.list(PAGES_MAX)).filter(({ body }) => body.includes(`/media/${mediaId}`))
