import type { Article } from '@/lib/articles/article'
import { formatDay } from '@/lib/dates'
import type { Media, Picture } from '@/lib/media/media'
import type { Page } from '@/lib/pages/page'
import type { Publication } from '@/lib/publication/publication'
import { toFeedHtml } from '@/lib/syndication/feed-html'
import { xmlElement, xmlLeaf, xmlText } from '@/lib/syndication/xml'
import { mediaFile } from './export-rows'

/** What a file says of a picture that stands beside it. */
export type FilePicture = Pick<Picture, 'key' | 'width' | 'height' | 'alt'> & Pick<Media, 'format'>

export type FileContext = {
  siteUrl: string
  publication: Pick<Publication, 'name' | 'language' | 'timeZone'>
  pictures: ReadonlyMap<string, FilePicture>
  /** From the file to the folder of the export: "../..". */
  toRoot: string
}

const STYLE =
  'body{font:1.1rem/1.6 Georgia,serif;max-width:38em;margin:2rem auto;padding:0 1rem}h1{line-height:1.2}' +
  'img{max-width:100%;height:auto}figure{margin:1.5rem 0}figcaption,header p,footer{color:#555}' +
  'table{border-collapse:collapse}th,td{border:1px solid #999;padding:.3em .6em}'

/** An article as a file that reads without this site: whole HTML, its pictures beside it, notes at the end. */
export function toArticleFile(
  article: Article,
  {
    sectionName,
    authors,
    address,
    ...context
  }: FileContext & { sectionName: string; authors: string[]; address: string },
): string {
  const { timeZone } = context.publication
  const published = article.publishAt && formatDay(article.publishAt, timeZone)
  const updated = article.updatedAt && formatDay(article.updatedAt, timeZone)
  const facts = [
    authors.join(', '),
    published === null ? '' : `Published ${published}`,
    updated === null || updated === published ? '' : `Updated ${updated}`,
    sectionName,
  ].filter(Boolean)
  const header = [
    xmlLeaf('h1', article.headline),
    article.deck === '' ? '' : xmlElement('p', {}, xmlLeaf('strong', article.deck)),
    facts.length === 0 ? '' : xmlLeaf('p', facts.join(' · ')),
    toLead(article, context),
  ]
  const { origin } = article
  const footer = [
    article.note === '' ? '' : xmlLeaf('p', article.note),
    origin.kind === 'exclusive'
      ? ''
      : xmlElement('p', {}, `First published: ${xmlLeaf('a', origin.source.name, { href: origin.source.url })}`),
    ...article.publicChanges.map(({ kind, at, reason }) =>
      xmlLeaf('p', `${kind === 'correction' ? 'Correction' : 'Update'}, ${formatDay(at, timeZone)}: ${reason}`),
    ),
    xmlElement('p', {}, xmlLeaf('a', address, { href: address })),
  ]
  return toFile(article.headline, context, {
    description: article.deck,
    inside: `<article>\n<header>${header.join('\n')}</header>\n${bodyOf(article.body, context)}\n<footer>${footer.join('\n')}</footer>\n</article>`,
  })
}

/** The same for a standing page. */
export const toPageFile = (page: Page, context: FileContext): string =>
  toFile(page.title, context, {
    description: '',
    inside: `<article>\n${xmlLeaf('h1', page.title)}\n${bodyOf(page.body, context)}\n</article>`,
  })

const bodyOf = (body: string, { siteUrl, pictures, toRoot }: FileContext) =>
  toFeedHtml(body, { siteUrl, pictures, pictureAddress: (key) => addressOf(pictures.get(key), toRoot) })

const addressOf = (picture: FilePicture | undefined, toRoot: string) =>
  picture ? `${toRoot}/${mediaFile({ id: picture.key, format: picture.format })}` : ''

function toLead({ leadImage }: Article, { pictures, toRoot }: FileContext): string {
  const picture = leadImage && pictures.get(leadImage.mediaId)
  if (!leadImage || !picture) return ''
  const { alt, caption, credit } = leadImage
  const { width, height } = picture
  const words = [caption, credit].filter(Boolean).join(' · ')
  const image = xmlElement('img', { src: addressOf(picture, toRoot), alt, width, height })
  return xmlElement('figure', {}, image, words === '' ? '' : xmlLeaf('figcaption', words))
}

function toFile(
  title: string,
  { publication }: FileContext,
  { description, inside }: { description: string; inside: string },
): string {
  const meta = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    xmlLeaf('title', `${title} – ${publication.name}`),
    description === '' ? '' : xmlElement('meta', { name: 'description', content: description }),
    `<style>${STYLE}</style>`,
  ]
  const language = xmlText(publication.language).replaceAll('"', '')
  return `<!doctype html>\n<html lang="${language}">\n<head>\n${meta.filter(Boolean).join('\n')}\n</head>\n<body>\n${inside}\n</body>\n</html>\n`
}
