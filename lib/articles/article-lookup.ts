import 'server-only'
import { isAnyThere } from './article-repository'

/** Whether this site has any article, in whatever state. Read past every cache, for starts and commands. */
export const hasArticles = (): Promise<boolean> => isAnyThere()
