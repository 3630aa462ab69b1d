import type { Element, ElementContent } from 'hast'
import type { ArticleView, NamedLink, Provenance } from '@/lib/articles/article-view'
import { formatDay, formatMinute } from '@/lib/dates'
import { languageName } from '@/lib/text'
import type { SiteView } from '@/lib/publication/site-view'
import { element, link, toHtml } from './html'
import { litePicture } from './lite'
import { toLiteBody } from './lite-body'

type Site = Pick<SiteView, 'name' | 'siteUrl' | 'language' | 'timeZone'>

// The colours of the tokens, and a face that the device has.
const STYLE = [
  ':root{color-scheme:light dark}',
  'body{font:1.125rem/1.5 Georgia,serif;max-width:38rem;margin:auto;padding:.5rem 1rem 2rem;overflow-wrap:break-word;',
  'background:light-dark(#fbf7ef,#10141e);color:light-dark(#191e2a,#e8e2d7)}',
  'a{color:light-dark(#9c182c,#f28f90)}',
  'h1,h2,h3,h4{line-height:1.2}',
  'figure{margin:1rem 0}',
  'blockquote,section{margin:1rem 0;padding-left:.75rem;border-left:3px solid}',
  'img{max-width:100%;height:auto}',
  '[role=region]{overflow-x:auto}',
  'th,td{padding:.2rem .5rem;text-align:left}',
  'sup{line-height:0}sup a{padding:.4rem}',
  'header,footer{padding-block:.75rem}',
].join('')

/**
 * An article for whoever pays for each kilobyte: its text whole, what it is and where it comes from, one small picture,
 * no script, no font, no style sheet. The full page is the one that search engines are told of.
 */
export function toLiteDocument(article: ArticleView, site: Site): string {
  const { headline, deck, picture, sections, body, tags } = article
  const url = new URL(article.path, site.siteUrl).href
  const main = element(
    'main',
    {},
    element(
      'article',
      {},
      element('h1', {}, headline),
      deck === '' ? null : element('p', {}, element('b', {}, deck)),
      element('p', {}, ...bylineOf(article, site)),
      picture && leadPicture(picture),
      ...toLiteBody(body),
      ...endOf(article, site),
      tags.length === 0 ? null : element('p', {}, 'About: ', ...listed(tags)),
    ),
  )
  const full = element('p', {}, link(article.path, 'The full page, with pictures'))
  return documentOf(site, { title: headline, description: deck, canonical: url, sections, main, full })
}

/** Where no article stands: said as lightly, with a way on. */
export function toLiteNotice(site: Site, kind: 'not-found' | 'gone'): string {
  const [title, text] =
    kind === 'gone'
      ? ['This piece was taken down', 'It stood here once and is no longer shown.']
      : ['Nothing stands here', 'The address may be mistyped, or the piece was never published.']
  const main = element('main', {}, element('h1', {}, title), element('p', {}, text))
  const full = element('p', {}, link('/search', 'Search the archive'))
  return documentOf(site, { title, description: '', canonical: null, sections: [], main, full })
}

type Parts = {
  title: string
  description: string
  canonical: string | null
  sections: NamedLink[]
  main: Element
  full: Element
}

function documentOf(site: Site, { title, description, canonical, sections, main, full }: Parts): string {
  const places = [{ name: site.name, path: '/' }, ...sections.slice(0, 1)]
  const head = element(
    'head',
    {},
    element('meta', { charSet: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width,initial-scale=1' }),
    element('title', {}, `${title} – ${site.name}`),
    element('meta', { name: 'robots', content: 'noindex,follow' }),
    description === '' ? null : element('meta', { name: 'description', content: description }),
    canonical === null ? null : element('link', { rel: ['canonical'], href: canonical }),
    // Unnamed, it would be looked for at an address where nothing stands.
    element('link', { rel: ['icon'], href: '/icon.svg' }),
    element('style', {}, STYLE),
  )
  const body = element('body', {}, element('header', {}, ...listed(places)), main, element('footer', {}, full))
  return toHtml(element('html', { lang: site.language }, head, body))
}

function leadPicture(picture: NonNullable<ArticleView['picture']>): Element {
  const { avif, webp, width, height } = litePicture(picture)
  const caption = [picture.caption, picture.credit].filter((text) => text !== '').join(' ')
  return element(
    'figure',
    {},
    element(
      'picture',
      {},
      element('source', { type: 'image/avif', srcSet: avif }),
      element('img', { src: webp, width, height, alt: picture.alt }),
    ),
    caption === '' ? null : element('figcaption', {}, caption),
  )
}

function bylineOf({ byline, publishedAt, updatedAt, changes, readingMinutes }: ArticleView, { timeZone }: Site) {
  const day = (date: Date) => element('time', { dateTime: date.toISOString() }, formatDay(date, timeZone))
  const [newest] = changes
  return [
    ...(byline.length === 0 ? [] : ['By ', ...listed(byline), '. ']),
    'Published ',
    day(publishedAt),
    ...(newest ? [newest.kind === 'correction' ? ', corrected ' : ', updated ', day(newest.at)] : []),
    ...(updatedAt ? [newest ? ', edited ' : ', updated ', day(updatedAt)] : []),
    `. ${readingMinutes} Min Read.`,
  ]
}

/** What a reader asks at the end: the author, the source, what was changed. */
function endOf({ byline, note, provenance, changes }: ArticleView, site: Site): ElementContent[] {
  const notes = [...byline.map(({ bio }) => bio), note].filter((text) => text !== '')
  return [
    ...notes.map((text) => element('p', {}, element('i', {}, text))),
    ...(provenance ? [sourceOf(provenance, site)] : []),
    ...(changes.length === 0 ? [] : [element('h2', {}, 'Changes to this article')]),
    ...changes.map(({ kind, reason, at }) =>
      element(
        'p',
        {},
        kind === 'correction' ? 'Correction, ' : 'Update, ',
        element('time', { dateTime: at.toISOString() }, formatMinute(at, site.timeZone)),
        `: ${reason}`,
      ),
    ),
  ]
}

function sourceOf(provenance: Provenance, { timeZone, language }: Site): Element {
  const { kind, sourceName, sourceUrl, sourceAuthor, sourceLanguage, sourcePublishedAt, translators } = provenance
  return element(
    'p',
    {},
    kind === 'translation' ? 'Translation. First published by ' : 'Reprint. First published by ',
    link(sourceUrl, sourceName, { rel: ['noopener', 'external'] }),
    sourceAuthor === null ? '' : `, by ${sourceAuthor}`,
    sourcePublishedAt === null ? '' : `, ${formatDay(sourcePublishedAt, timeZone)}`,
    sourceLanguage === null ? '' : `, in ${languageName(sourceLanguage, language)}`,
    ...(translators.length === 0 ? ['.'] : ['. Translated by ', ...listed(translators), '.']),
  )
}

const listed = (places: readonly NamedLink[]) =>
  places.flatMap(({ name, path }, index) => [...(index === 0 ? [] : [' · ']), link(path, name)])
