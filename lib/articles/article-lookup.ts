import 'server-only'
import { isAnyThere, isGoneAt } from './article-repository'

/** Whether this site has any article, in whatever state. Read past every cache, for starts and commands. */
export const hasArticles = (): Promise<boolean> => isAnyThere()

/** Whether readers knew an article by this slug that was taken away since. Past every cache, for the front door. */
export const isGone = (slug: string, now: Date): Promise<boolean> => isGoneAt(slug, now)
