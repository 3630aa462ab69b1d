import 'server-only'
import { visit } from 'unist-util-visit'
import { RESERVED_NAMES, SLUG_PATTERN } from '@/lib/addresses/address'
import { isAddressHeld } from '@/lib/addresses/address-lookup'
import { bodyPictureKeys } from '@/lib/body/body-tree'
import { parseBody } from '@/lib/body/sanitise'
import { env } from '@/lib/env'
import { findManyMedia } from '@/lib/media/media-lookup'
import { isHeadlineTaken, isSlugKnown } from './article-repository'
import { checkArticle, type Check, type CheckedArticle, type CheckFacts } from './publishing-checks'

const LINKS_MAX = 100

/** What is wrong with an article before it is published, with everything looked up that the checks need. */
export async function findChecks(id: string, article: CheckedArticle): Promise<Check[]> {
  return checkArticle(article, await findFacts(id, article))
}

async function findFacts(id: string, article: CheckedArticle): Promise<CheckFacts> {
  const keys = [...(article.leadImage ? [article.leadImage.mediaId] : []), ...bodyPictureKeys(article.body)]
  const [deadLinks, headlineTaken, slugTaken, pictures] = await Promise.all([
    findDeadLinks(article.body),
    isHeadlineTaken(article.headline.trim(), id),
    isSlugKnown(article.slug, id),
    findManyMedia(keys),
  ])
  return { deadLinks, isHeadlineTaken: headlineTaken, isSlugTaken: slugTaken, pictures }
}

/** Links of a body to articles, sections and pages of this site that are not there. Other sites are not asked. */
async function findDeadLinks(body: string): Promise<string[]> {
  const paths = new Set<string>()
  visit(parseBody(body), 'element', ({ tagName, properties: { href } }) => {
    if (tagName !== 'a' || typeof href !== 'string' || paths.size >= LINKS_MAX) return
    const path = ownPath(href)
    if (path !== null) paths.add(path)
  })
  const states = await Promise.all([...paths].map(async (path) => ({ path, isThere: await isThere(path) })))
  return states.filter((state) => !state.isThere).map(({ path }) => path)
}

function ownPath(href: string): string | null {
  if (!URL.canParse(href, env.siteUrl)) return null
  const url = new URL(href, env.siteUrl)
  return url.origin === new URL(env.siteUrl).origin ? url.pathname : null
}

async function isThere(path: string): Promise<boolean> {
  const [first = '', slug, ...more] = path.split('/').filter((part) => part !== '')
  // The program's own addresses, lists and feeds are not an editor's mistake.
  if (first === '' || RESERVED_NAMES.has(first) || more.length > 0) return true
  if (!SLUG_PATTERN.test(first)) return false
  if (slug === undefined) return (await isAddressHeld(first)) || (await isSlugKnown(first))
  return /\./.test(slug) || (await isSlugKnown(slug))
}
