import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { VOCABULARY, wordAt } from './synthetic-words'

const SITE = 'https://old.example'
const CATEGORIES = Array.from({ length: 16 }, (_, number) => ({
  slug: `category-${number}`,
  parent: number < 8 ? '' : `category-${number - 8}`,
}))
const TAGS = VOCABULARY.slice(500, 800)
const AUTHORS = 40
const PARAGRAPH_WORDS = 60
/** The newest post; each one before it is an hour older. */
const NEWEST = Date.parse('2026-11-01T00:00:00Z')
const HOUR_MS = 3_600_000

/** Writes a WXR file of so many posts, a post at a time, the same at every run. */
export async function writeSyntheticExport(
  file: string,
  { posts, words }: { posts: number; words: number },
): Promise<void> {
  const stream = createWriteStream(file)
  const write = async (text: string) => {
    if (!stream.write(text)) await once(stream, 'drain')
  }
  await write(HEAD)
  const random = randomFrom(1)
  for (let number = 1; number <= posts; number += 1) await write(itemOf(number, { words, random }))
  await write('</channel></rss>\n')
  await finished(stream.end())
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Old</title><link>${SITE}</link><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>${SITE}</wp:base_blog_url>
${Array.from({ length: AUTHORS }, (_, number) => `<wp:author><wp:author_login>author-${number}</wp:author_login><wp:author_display_name>Author ${number}</wp:author_display_name></wp:author>`).join('\n')}
${CATEGORIES.map(({ slug, parent }, number) => `<wp:category><wp:term_id>${number + 1}</wp:term_id><wp:category_nicename>${slug}</wp:category_nicename><wp:category_parent>${parent}</wp:category_parent><wp:cat_name>${slug}</wp:cat_name></wp:category>`).join('\n')}
`

function itemOf(number: number, { words, random }: { words: number; random: () => number }): string {
  const text = (count: number) => Array.from({ length: count }, () => wordAt(random())).join(' ')
  const one = <Entry>(list: readonly Entry[]) => list[Math.floor(random() * list.length)]
  const slug = `story-${number}`
  const date = new Date(NEWEST - number * HOUR_MS).toISOString().slice(0, 19).replace('T', ' ')
  const link = `<a href="${SITE}/${date.slice(0, 4)}/story-${Math.max(1, number - 3)}/">${text(3)}</a>`
  const paragraphs = Array.from({ length: Math.ceil(words / PARAGRAPH_WORDS) }, (_, index) => {
    const heading = index % 5 === 2 ? `<!-- wp:heading --><h2>${text(4)}</h2><!-- /wp:heading -->\n` : ''
    return `${heading}<!-- wp:paragraph --><p>${text(PARAGRAPH_WORDS)}. ${index === 1 ? link : ''}</p><!-- /wp:paragraph -->`
  })
  const tags = [one(TAGS), one(TAGS), one(TAGS)].map(
    (tag = '') => `<category domain="post_tag" nicename="${tag}"><![CDATA[${tag}]]></category>`,
  )
  const comment =
    number % 10 === 0
      ? `<wp:comment><wp:comment_id>${number}</wp:comment_id><wp:comment_approved>1</wp:comment_approved><wp:comment_content><![CDATA[${text(20)}]]></wp:comment_content></wp:comment>`
      : ''
  const category = one(CATEGORIES)?.slug ?? ''
  return `<item><title>${text(7)}</title><link>${SITE}/${date.slice(0, 4)}/${slug}/</link><dc:creator>author-${number % AUTHORS}</dc:creator>
<content:encoded><![CDATA[${paragraphs.join('\n\n')}]]></content:encoded><excerpt:encoded><![CDATA[${text(18)}.]]></excerpt:encoded>
<wp:post_id>${number}</wp:post_id><wp:post_date_gmt>${date}</wp:post_date_gmt><wp:post_name>${slug}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="${category}"><![CDATA[${category}]]></category>${tags.join('')}${comment}</item>
`
}

/** Numbers from 0 to 1, the same ones after the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
