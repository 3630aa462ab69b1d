import { z } from 'zod'
import { AppError } from '@/lib/errors'
import type { ArchivePiece, ArchiveRecord, OldState } from '../archive'

const BYTES_MAX = 400 * 1024 * 1024
type Row = Record<string, unknown>

const rows = z.array(z.record(z.string(), z.unknown())).default([])
const tablesSchema = z.looseObject({
  posts: rows,
  tags: rows,
  users: rows,
  posts_tags: rows,
  posts_authors: rows,
  posts_meta: rows,
  members: rows,
  settings: rows,
})
type Tables = z.infer<typeof tablesSchema>

/**
 * Reads an export of Ghost (`db[0].data`), and the lists of posts that its own migration tools write. Ghost writes one
 * JSON document, which has to be read whole: at most 400 MB. `site` is the old address, which an export does not name.
 * Throws INVALID for a file that is something else.
 */
export async function* readGhost(
  bytes: AsyncIterable<Uint8Array>,
  options: { site: string | null },
): AsyncGenerator<ArchiveRecord> {
  const tables = toTables(await readJson(bytes))
  const site = (options.site ?? textOf(settingOf(tables, 'url'))).replace(/\/+$/, '')
  yield {
    kind: 'site',
    site: { system: 'ghost', name: textOf(settingOf(tables, 'title')), addresses: site === '' ? [] : [site] },
  }
  for (const tag of tables.tags) {
    const slug = textOf(tag['slug'])
    if (slug === '' || isInternal(tag)) continue
    yield {
      kind: 'term',
      term: {
        kind: 'tag',
        slug,
        name: textOf(tag['name']) || slug,
        parent: null,
        description: textOf(tag['description']),
      },
    }
  }
  for (const user of tables.users) {
    const key = textOf(user['slug']) || textOf(user['id'])
    if (key !== '')
      yield { kind: 'author', author: { key, name: textOf(user['name']) || key, slug: key, bio: textOf(user['bio']) } }
  }
  const links = toLinks(tables)
  const address = (url: string) => url.replace(/^__GHOST_URL__/, site)
  for (const [index, post] of tables.posts.entries())
    yield { kind: 'piece', piece: toPiece(post, { links, address, index }), line: 0 }
  for (const member of tables.members) {
    const email = textOf(member['email'])
    yield {
      kind: 'member',
      member: {
        email,
        name: textOf(member['name']),
        createdAt: dateOf(member['created_at']),
        isSubscribed: member['subscribed'] !== false,
      },
    }
  }
}

async function readJson(bytes: AsyncIterable<Uint8Array>): Promise<unknown> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of bytes) {
    length += chunk.byteLength
    if (length > BYTES_MAX)
      throw new AppError('INVALID', 'This export is larger than 400 MB. Export it from Ghost in parts.')
    chunks.push(chunk)
  }
  try {
    return JSON.parse(
      Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    ) as unknown
  } catch (error) {
    throw new AppError(
      'INVALID',
      `This is not an export of Ghost: it is no JSON (${error instanceof Error ? error.message.slice(0, 120) : ''}).`,
      { cause: error },
    )
  }
}

/** An export keeps its tables in `db[0].data` or `data`; the migration tools keep whole posts, each with what belongs to it. */
function toTables(document: unknown): Tables {
  const root = rowOf(document)
  const first = Array.isArray(root['db']) ? rowOf((root['db'] as unknown[])[0]) : root
  const data = rowOf((first['data'] ?? rowOf(root['result'])['posts']) ? (first['data'] ?? root['result']) : root)
  const parsed = tablesSchema.safeParse(data)
  if (!parsed.success || !Array.isArray(data['posts']))
    throw new AppError('INVALID', 'This is not an export of Ghost: it has no list of posts.')
  return {
    ...parsed.data,
    posts: parsed.data.posts.map(whole),
    users: parsed.data.users.map(whole),
    tags: parsed.data.tags.map(whole),
  }
}

/** The migration tools wrap a row in `{ url, data }`. */
const whole = (row: Row): Row =>
  typeof row['data'] === 'object' && row['data'] !== null ? { url: row['url'], ...rowOf(row['data']) } : row

type Links = { tags: Map<string, Row[]>; authors: Map<string, Row[]>; meta: Map<string, Row> }

function toLinks(tables: Tables): Links {
  const byId = (list: Row[]) => new Map(list.map((row) => [textOf(row['id']), row]))
  const join = (links: Row[], targets: Map<string, Row>, key: string) => {
    const joined = new Map<string, Row[]>()
    for (const link of links.toSorted((one, other) => Number(one['sort_order']) - Number(other['sort_order']))) {
      const target = targets.get(textOf(link[key]))
      const post = textOf(link['post_id'])
      if (target) joined.set(post, [...(joined.get(post) ?? []), target])
    }
    return joined
  }
  return {
    tags: join(tables.posts_tags, byId(tables.tags), 'tag_id'),
    authors: join(tables.posts_authors, byId(tables.users), 'author_id'),
    meta: new Map(tables.posts_meta.map((row) => [textOf(row['post_id']), row])),
  }
}

function toPiece(
  post: Row,
  { links, address, index }: { links: Links; address: (url: string) => string; index: number },
): ArchivePiece {
  const id = textOf(post['id']) || textOf(post['uuid']) || textOf(post['url']) || textOf(post['slug']) || String(index)
  const meta = links.meta.get(id)
  const own = (name: string) =>
    Array.isArray(post[name]) ? (post[name] as unknown[]).map((row) => whole(rowOf(row))) : null
  const single = post['author'] === undefined || post['author'] === null ? null : [whole(rowOf(post['author']))]
  const authors = own('authors') ?? links.authors.get(id) ?? single ?? []
  const tags = (own('tags') ?? links.tags.get(id) ?? []).filter((tag) => textOf(tag['slug']) !== '' && !isInternal(tag))
  const status = textOf(post['status']) || 'draft'
  const visibility = textOf(post['visibility']) || 'public'
  const slug = textOf(post['slug'])
  const lead = textOf(post['feature_image'])
  const isPage = post['type'] === 'page' || post['page'] === true || post['page'] === 1
  const keyOf = (author: Row) => textOf(author['slug']) || textOf(author['id']) || textOf(author['name'])
  return {
    id,
    type: isPage ? 'page' : 'post',
    state: stateOf(status, visibility),
    status: visibility === 'public' ? status : `${status}, for ${visibility}`,
    title: textOf(post['title']),
    slug,
    path: pathOf(textOf(post['url'])) ?? (slug === '' ? null : `/${slug}`),
    body: bodyOf(post, address),
    excerpt: textOf(post['custom_excerpt']),
    publishedAt: dateOf(post['published_at']),
    createdAt: dateOf(post['created_at']),
    modifiedAt: dateOf(post['updated_at']),
    authorKeys: authors.map(keyOf).filter(Boolean),
    categories: [],
    tags: tags.map((tag) => textOf(tag['slug'])),
    termNames: Object.fromEntries([
      ...tags.map((tag): [string, string] => [textOf(tag['slug']), textOf(tag['name'])]),
      ...authors.map((author): [string, string] => [keyOf(author), textOf(author['name'])]),
    ]),
    lead:
      lead === ''
        ? null
        : {
            fileId: null,
            url: address(lead),
            alt: textOf(post['feature_image_alt'] ?? meta?.['feature_image_alt']),
            caption: textOf(post['feature_image_caption'] ?? meta?.['feature_image_caption']),
          },
    isSticky: post['featured'] === true || post['featured'] === 1,
    footnotes: {},
    comments: [],
  }
}

/** What only members could read is not public here: this site has no members' pieces. */
function stateOf(status: string, visibility: string): OldState {
  if (status === 'published' && visibility !== 'public') return 'private'
  return (
    ({ published: 'published', scheduled: 'scheduled', draft: 'draft', sent: 'private' } as const)[status] ?? 'draft'
  )
}

/** The rendered text where there is one: Ghost's own cards are in it as readers saw them. */
function bodyOf(post: Row, address: (url: string) => string): ArchivePiece['body'] {
  for (const form of ['html', 'lexical', 'mobiledoc'] as const) {
    const text = textOf(post[form])
    if (text !== '') return { form, text: text.replaceAll('__GHOST_URL__', address('__GHOST_URL__')) }
  }
  return { form: 'html', text: '' }
}

const isInternal = (tag: Row) => tag['visibility'] === 'internal' || textOf(tag['name']).startsWith('#')
const settingOf = (tables: Tables, key: string): unknown =>
  tables.settings.find((setting) => setting['key'] === key)?.['value']
const rowOf = (value: unknown): Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {}
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

function pathOf(url: string): string | null {
  if (!URL.canParse(url)) return null
  const path = new URL(url).pathname.replace(/\/+$/, '')
  return path === '' ? null : path
}

/** "2015-03-01 21:02:15" and milliseconds in old exports, ISO 8601 in newer ones; all of them UTC. */
function dateOf(value: unknown): Date | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const written = typeof value === 'string' ? value.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)$/, '$1T$2Z') : value
  const date = new Date(written)
  return written === '' || Number.isNaN(date.getTime()) ? null : date
}
