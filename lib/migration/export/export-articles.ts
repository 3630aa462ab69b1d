import 'server-only'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { articlePath, pagePath } from '@/lib/addresses/address'
import { isVisible, type Article } from '@/lib/articles/article'
import { findAuthorNames } from '@/lib/authors/author-lookup'
import { parseMediaKey, type Media } from '@/lib/media/media'
import { findManyMedia } from '@/lib/media/media-lookup'
import { findPages } from '@/lib/pages/page-lookup'
import { findPublication } from '@/lib/publication/publication-lookup'
import { findSections } from '@/lib/sections/section-lookup'
import { toArticleFile, toPageFile, type FilePicture } from './article-file'
import { readArticles } from './export-sources'

const MEDIA_BATCH = 200

/** Writes every article that readers see now, and every standing page, as a file of HTML. Gives back their number. */
export async function writeHtmlFiles(
  folder: string,
  { siteUrl, now, onFile }: { siteUrl: string; now: Date; onFile: () => void },
): Promise<number> {
  const publication = await findPublication()
  const sections = new Map((await findSections()).map((section) => [section.id, section]))
  let files = 0
  const write = async (path: string, html: string) => {
    const file = join(folder, `${path}.html`)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, html)
    files += 1
    onFile()
  }
  for (const page of await findPages()) {
    const pictures = await findPictures([...page.body.matchAll(/\/media\/[0-9a-f]{24}/g)].map(([address]) => address))
    const path = pagePath(page.slug)
    await write(path, toPageFile(page, { siteUrl, publication, pictures, toRoot: '..' }))
  }
  for await (const batch of readArticles()) {
    const shown = batch.filter((article) => isVisible(article, now))
    const names = await findAuthorNames([...new Set(shown.flatMap(({ authorIds }) => authorIds))])
    const pictures = await findPictures(shown.flatMap(picturesOf))
    for (const article of shown) {
      const section = sections.get(article.sectionIds[0] ?? '')
      if (!section) continue
      const path = articlePath(section.slug, article.slug)
      const authors = article.authorIds.flatMap((id) => names.get(id) ?? [])
      const address = new URL(path, siteUrl).href
      const context = { siteUrl, publication, pictures, toRoot: '../..' }
      await write(path, toArticleFile(article, { ...context, sectionName: section.name, authors, address }))
    }
  }
  return files
}

const picturesOf = ({ mediaIds, leadImage }: Article) => [...mediaIds, ...(leadImage ? [leadImage.mediaId] : [])]

async function findPictures(keys: readonly string[]): Promise<Map<string, FilePicture>> {
  const wanted = [...new Set(keys.map((key) => parseMediaKey(key) ?? key))]
  const found: Media[] = []
  for (let from = 0; from < wanted.length; from += MEDIA_BATCH)
    found.push(...(await findManyMedia(wanted.slice(from, from + MEDIA_BATCH))).values())
  return new Map(found.map(({ id, width, height, alt, format }) => [id, { key: id, width, height, alt, format }]))
}
