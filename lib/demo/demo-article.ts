import { readdir, readFile } from 'node:fs/promises'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'
import { SLUG_PATTERN } from '@/lib/addresses/address'
import { ARTICLE_KINDS } from '@/lib/articles/article'
import { hairKinds } from './art/hair'
import { subjectNames } from './art/subjects'

const EDITION = new URL('./edition/', import.meta.url)

const slug = z.string().regex(SLUG_PATTERN)
const subject = z.enum(subjectNames)
const source = z.strictObject({
  name: z.string(),
  url: z.url(),
  author: z.string().nullable().default(null),
  language: z.string().nullable().default(null),
  publishedDaysAgo: z.number().nullable().default(null),
})

const change = z.strictObject({ ageDays: z.number(), kind: z.enum(['correction', 'update']), reason: z.string() })

/** The front matter of an article of the demo edition, as lib/demo/edition/README.md describes it. */
const frontMatter = z.strictObject({
  headline: z.string(),
  deck: z.string(),
  section: slug,
  also: z.array(slug).default([]),
  tags: z.array(z.string()),
  authors: z.array(slug).min(1),
  kind: z.enum(ARTICLE_KINDS),
  origin: z.enum(['exclusive', 'translation', 'reprint']).default('exclusive'),
  source: source.nullable().default(null),
  translators: z.array(slug).default([]),
  ageDays: z.number(),
  updatedAgeDays: z.number().nullable().default(null),
  changes: z.array(change).default([]),
  state: z.enum(['published', 'withdrawn']).default('published'),
  picture: z.strictObject({ subject, caption: z.string() }),
  note: z.string().default(''),
})
export type DemoArticle = z.infer<typeof frontMatter> & {
  slug: string
  body: string
  /** Subjects of the pictures in the body, where it says `<img src="art:subject">`. */
  drawings: z.infer<typeof subject>[]
}

const demoAuthor = z.strictObject({
  slug,
  name: z.string(),
  kind: z.enum(['person', 'desk']),
  role: z.string(),
  bio: z.string().default(''),
  hair: z.enum(hairKinds).optional(),
})
export type DemoAuthor = z.infer<typeof demoAuthor>

/** All articles of the demo edition, by slug. Throws an Error that names the file and what is wrong in it. */
export async function readDemoArticles(): Promise<DemoArticle[]> {
  const folder = new URL('articles/', EDITION)
  const files = (await readdir(folder)).filter((file) => file.endsWith('.html')).sort()
  return Promise.all(files.map(async (file) => parseDemoArticle(file, await readFile(new URL(file, folder), 'utf8'))))
}

export async function readDemoAuthors(): Promise<DemoAuthor[]> {
  return z.array(demoAuthor).parse(parseYaml(await readFile(new URL('authors.yaml', EDITION), 'utf8')))
}

/** The text of one file of the edition folder. */
export const readDemoText = (file: string) => readFile(new URL(file, EDITION), 'utf8')

/** One file of the edition. Throws an Error that begins with the file's name. */
export function parseDemoArticle(file: string, text: string): DemoArticle {
  const [, yaml, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  if (yaml === undefined || body === undefined) throw new Error(`${file} has no front matter.`)
  const parsed = frontMatter.safeParse(parseYaml(yaml))
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
  const drawn = z.array(subject).safeParse([...body.matchAll(/"art:([^"]*)"/g)].map((match) => match[1]))
  if (!drawn.success) throw new Error(`${file}: ${z.prettifyError(drawn.error)}`)
  return { ...parsed.data, slug: file.replace(/\.html$/, ''), body: body.trim(), drawings: drawn.data }
}
