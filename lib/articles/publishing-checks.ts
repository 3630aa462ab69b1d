import type { Root } from 'hast'
import { visit } from 'unist-util-visit'
import { bodyText, parseBody } from '@/lib/body/sanitise'
import { parseMediaKey } from '@/lib/media/media'
import type { ArticleContent } from './article'
import { SEARCH_TITLE_LENGTH_MAX } from './search-title'

/** What is looked at: also of a draft, whose fields may be empty. */
export type CheckedArticle = Pick<ArticleContent, 'headline' | 'deck' | 'slug' | 'body' | 'leadImage' | 'seo'> & {
  origin: { kind: 'exclusive' } | { kind: 'reprint' | 'translation'; source: { name: string; url: string } }
}

/** What the article alone does not say. */
export type CheckFacts = {
  /** Addresses of this site in the body at which nothing stands. */
  deadLinks: readonly string[]
  /** Headlines are compared to the letter. */
  isHeadlineTaken: boolean
  isSlugTaken: boolean
  /** Pictures of the library that the article shows, by key; one that is not there has no size. */
  pictures: ReadonlyMap<string, { width: number; height: number; fileName: string }>
}

/** `blocking` ones are published only with a reason, which the history keeps. */
export type Check = { code: string; level: 'blocking' | 'advice'; field: string; message: string }

const COPIED_LENGTH_MIN = 30

/** What is wrong with an article before it is published, gravest first; empty where nothing is. */
export function checkArticle(article: CheckedArticle, facts: CheckFacts): Check[] {
  const blocking = (code: string, field: string, message: string): Check => ({
    code,
    field,
    message,
    level: 'blocking',
  })
  const advice = (code: string, field: string, message: string): Check => ({ code, field, message, level: 'advice' })
  const { headline, deck, leadImage, origin, seo } = article
  const tree = parseBody(article.body)
  const checks: Check[] = []

  if (leadImage && !facts.pictures.has(leadImage.mediaId))
    checks.push(blocking('picture-missing', 'leadImage', 'The lead picture’s file, and so its size, is not known.'))
  if (leadImage) checks.push(...altChecks('leadImage', 'The lead picture', leadImage.alt, leadImage.mediaId))
  const images = imagesOf(tree)
  images.forEach(({ alt, key }, index) => {
    const name = images.length === 1 ? 'The picture in the text' : `Picture ${index + 1} in the text`
    checks.push(...altChecks('body', name, alt, key))
    if (key !== null && !facts.pictures.has(key))
      checks.push(blocking('picture-missing', 'body', `${name} is not in the library any more.`))
  })
  if (isCopied(deck, article.body))
    checks.push(
      blocking('deck-copied', 'deck', 'The deck repeats a sentence of the text. Say what the piece is about.'),
    )
  if (origin.kind !== 'exclusive' && (origin.source.name.trim() === '' || origin.source.url.trim() === ''))
    checks.push(blocking('source-missing', 'origin', `A ${origin.kind} names its source and links to it.`))
  for (const link of facts.deadLinks)
    checks.push(blocking('link-dead', 'body', `The link to ${link} leads nowhere on this site.`))
  if (facts.isSlugTaken) checks.push(blocking('slug-taken', 'slug', 'Another article has this address.'))
  if (facts.isHeadlineTaken)
    checks.push(
      blocking(
        'headline-taken',
        'headline',
        'Another article has this very headline. Readers could not tell them apart.',
      ),
    )
  if (seo.title === '' && headline.length > SEARCH_TITLE_LENGTH_MAX)
    checks.push(
      advice(
        'headline-long',
        'seo.title',
        `Search engines cut a title after about ${SEARCH_TITLE_LENGTH_MAX} letters; this has ${headline.length}. Give them a shorter one.`,
      ),
    )
  if (!leadImage)
    checks.push(advice('picture-none', 'leadImage', 'There is no lead picture: lists and shared links will show none.'))
  return checks

  function altChecks(field: string, name: string, alt: string, key: string | null): Check[] {
    if (alt.trim() === '')
      return [blocking('alt-missing', field, `${name} has no alternative text. Say what it shows.`)]
    const fileName = facts.pictures.get(key ?? '')?.fileName
    return looksLikeFileName(alt, fileName)
      ? [
          blocking(
            'alt-file-name',
            field,
            `The alternative text of ${name.replace(/^The/, 'the')} is a file name. Say what it shows.`,
          ),
        ]
      : []
  }
}

/** "IMG_2043", "dsc-0001.jpg", "photo_2024-05-01 12.30", or the name of the file itself. */
export function looksLikeFileName(alt: string, fileName?: string): boolean {
  const text = alt.trim().toLowerCase()
  const stem = (name: string) => name.toLowerCase().replace(/\.[a-z0-9]{2,5}$/, '')
  if (/\.(jpe?g|png|webp|avif|gif|svg|heic|tiff?)$/.test(text)) return true
  if (fileName !== undefined && !text.includes(' ') && text === stem(fileName)) return true
  return /^(img|dsc|dscn|dji|image|photo|picture|screenshot|scan|whatsapp image)?[\s_\-.()]*[\d][\d\s_\-.()]*$/.test(
    text,
  )
}

function imagesOf(tree: Root): { key: string | null; alt: string }[] {
  const images: { key: string | null; alt: string }[] = []
  visit(tree, 'element', ({ tagName, properties }) => {
    if (tagName !== 'img') return
    const { src, alt } = properties
    images.push({ key: typeof src === 'string' ? parseMediaKey(src) : null, alt: typeof alt === 'string' ? alt : '' })
  })
  return images
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

function isCopied(deck: string, body: string): boolean {
  const words = plain(deck)
  return words.length >= COPIED_LENGTH_MIN && plain(bodyText(body)).includes(words)
}
