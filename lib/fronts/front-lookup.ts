import 'server-only'
import { findPublication } from '@/lib/publication/publication-lookup'
import type { FrontChoice } from './front'
import { find } from './front-repository'

/** What was chosen for the home page, past every cache. Before anybody chose, the publication's own list of sections. */
export const findFront = async (): Promise<FrontChoice> =>
  (await find()) ?? { pinned: [], sectionIds: (await findPublication()).frontSectionIds, revision: 0 }
