import 'server-only'
import { fillMediaIds } from './article-stock-repository'
import { mediaIdsOf } from './media-ids'

/** For a migration: notes with every article which pictures it shows. */
export const noteMediaOfArticles = (): Promise<void> => fillMediaIds(mediaIdsOf)
