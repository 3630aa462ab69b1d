import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findAccountByEmail } from '@/lib/accounts/account-lookup'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { findArticle, listArticlesAfter } from '@/lib/articles/article-lookup'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { env } from '@/lib/env'
import { saveFront } from '@/lib/fronts/front-commands'
import { findFront } from '@/lib/fronts/front-lookup'
import { listOpenJobs } from '@/lib/jobs/job-lookup'
import { findPages } from '@/lib/pages/page-lookup'
import { findRedirect } from '@/lib/redirects/redirect-lookup'
import { rebuildJob } from '@/lib/related/rebuild'
import { rebuildRelated } from '@/lib/related/related-commands'
import { findRelatedList } from '@/lib/related/related-lookup'
import { findSections } from '@/lib/sections/section-lookup'
import { readGhost } from './ghost/ghost-archive'
import { runImport, type ImportOptions } from './import-commands'
import { choicesSchema } from './import-plan'
import { accountedFor, unbalancedRows } from './tally'
import { readWordPress } from './wordpress/wordpress-archive'

type Post = { id: number; slug: string; inside?: string; status?: string; type?: string; body?: string; date?: string }
const item = ({
  id,
  slug,
  inside = '',
  status = 'publish',
  type = 'post',
  body = `<p>Text of ${slug}</p>`,
  date = '2019-05-01',
}: Post) =>
  `<item><title>Title ${slug}</title><link>https://old.example/2019/05/${slug}/</link><dc:creator>leyla</dc:creator><wp:post_id>${id}</wp:post_id><wp:post_type>${type}</wp:post_type>` +
  `<wp:status>${status}</wp:status><wp:post_name>${slug}</wp:post_name><wp:post_date_gmt>${date} 10:00:00</wp:post_date_gmt><content:encoded><![CDATA[${body}]]></content:encoded>${inside}</item>\n`
const category = (slug: string, parent = '', id = 0) =>
  `<wp:category><wp:term_id>${id}</wp:term_id><wp:category_nicename>${slug}</wp:category_nicename><wp:category_parent>${parent}</wp:category_parent><wp:cat_name>${slug}</wp:cat_name></wp:category>`
const inCategory = (slug: string) => `<category domain="category" nicename="${slug}">${slug}</category>`
const file = (items: string, site = 'https://old.example') =>
  `<?xml version="1.0"?><rss><channel><title>Old</title><link>${site}</link>${category('energy')}${category('oil', 'energy', 31)}${category('wells', 'oil')}\n${items}</channel></rss>`

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text))
}
const optionsFor = (text: string, overrides: Partial<ImportOptions> = {}): ImportOptions => ({
  open: () => readWordPress(bytesOf(text)),
  sourceHash: `hash of ${text.length}`,
  fileName: 'old.xml',
  choices: choicesSchema.parse({}),
  media: { kind: 'keep' },
  piecesPerBatch: 50,
  ...overrides,
})
const articles = async () => (await listArticlesAfter('', 100)).map(({ id: _, savedAt: __, ...rest }) => rest)
const everything = async () => {
  const first = await listArticlesAfter('', 100)
  return [...first, ...(await listArticlesAfter(first.at(-1)?.id ?? '', 100))]
}
const bySlug = async (slug: string) => (await everything()).find((article) => article.slug === slug)

describeOnEachDatabase('an import', ({ hasText }) => {
  beforeAll(async () => {
    env.dataDirectory = await mkdtemp(join(tmpdir(), 'daily-digest-import-'))
  })
  afterAll(() => rm(env.dataDirectory, { recursive: true, force: true }))

  it('writes nothing in a rehearsal, and says what it would do', async () => {
    const outcome = await runImport(
      SYSTEM_ACTOR,
      optionsFor(file(item({ id: 1, slug: 'one', inside: inCategory('oil') })), { isDryRun: true }),
    )
    expect(await articles()).toEqual([])
    expect(await findSections()).toEqual([])
    expect(unbalancedRows(outcome.run.tally)).toEqual([])
    expect(outcome.plan.redirects).toContainEqual({ from: '/2019/05/one', to: '/oil/one' })
  })

  it.skipIf(!hasText)(
    'brings pieces with their sections, redirects and links, and nothing to the public that was not',
    async () => {
      const items =
        item({
          id: 1,
          slug: 'one',
          inside: inCategory('oil') + inCategory('wells'),
          body: 'See <a href="http://www.old.example/2019/05/two/#x">two</a>',
        }) +
        item({ id: 2, slug: 'two' }) +
        item({ id: 3, slug: 'secret', status: 'private' }) +
        item({ id: 4, slug: 'locked', inside: '<wp:post_password>x</wp:post_password>' }) +
        item({ id: 5, slug: 'later', status: 'future', date: '2999-01-01' }) +
        item({ id: 6, slug: 'gone', status: 'trash' }) +
        item({ id: 7, slug: 'about', type: 'page' }) +
        item({ id: 8, slug: 'hidden-page', type: 'page', status: 'draft' }) +
        item({ id: 9, slug: 'menu', type: 'nav_menu_item' }) +
        item({ id: 2, slug: 'two' })
      const { run } = await runImport(SYSTEM_ACTOR, optionsFor(file(items)))
      expect(unbalancedRows(run.tally)).toEqual([])
      expect(run.tally.reduce((sum, row) => sum + accountedFor(row), 0)).toBe(10)
      const sections = await findSections()
      const oil = sections.find(({ slug }) => slug === 'oil')
      expect(sections.map(({ slug }) => slug).sort()).toEqual(['energy', 'news', 'oil'])
      expect(await bySlug('one')).toMatchObject({
        state: 'published',
        sectionIds: [oil?.id],
        body: '<p>See <a href="/news/two">two</a></p>',
        publishAt: new Date('2019-05-01T10:00:00Z'),
      })
      const states = (await articles()).map(({ slug, state }) => [slug, state])
      expect(Object.fromEntries(states)).toEqual({
        one: 'published',
        two: 'published',
        'two-2': 'published',
        secret: 'draft',
        locked: 'draft',
        later: 'published',
        'hidden-page': 'draft',
      })
      expect((await bySlug('later'))?.publishAt?.getUTCFullYear()).toBe(2999)
      expect((await findPages()).map(({ slug }) => slug)).toEqual(['about'])
      expect(await findRedirect('/2019/05/one/')).toBe('/oil/one')
      expect(await findRedirect('/2019/05/secret')).toBeNull()
      expect(await findRedirect('/category/energy/oil')).toBe('/oil')
      const short = ['/?p=1', '/?p=7', '/?p=3', '/?cat=31'].map((address) => findRedirect(address))
      expect(await Promise.all(short)).toEqual(['/oil/one', '/about', null, '/oil'])
    },
  )

  it.skipIf(!hasText)('doubles nothing when it is run twice, and leaves what editors changed', async () => {
    const text = file(item({ id: 1, slug: 'one' }) + item({ id: 21, slug: 'new' }))
    const before = await articles()
    const { run } = await runImport(SYSTEM_ACTOR, optionsFor(text))
    expect(run.tally).toMatchObject([{ kind: 'post', found: 2, imported: 1, already: 1 }])
    const again = await runImport(SYSTEM_ACTOR, optionsFor(text))
    expect(again.run.tally).toMatchObject([{ found: 2, imported: 0, already: 2 }])
    expect(await articles()).toHaveLength(before.length + 1)
  })

  it.skipIf(!hasText)('that was cut off goes on, and the same stands in the end', { timeout: 120_000 }, async () => {
    const text = file(
      Array.from({ length: 52 }, (_, index) => item({ id: 100 + index, slug: `cut-${index}` })).join(''),
      'https://cut.example',
    )
    const stop = new AbortController()
    const onProgress: ImportOptions['onProgress'] = ({ run }) => {
      if (run.phase === 'pieces' && run.position >= 50) stop.abort(new Error('the power is gone'))
      return Promise.resolve()
    }
    await expect(runImport(SYSTEM_ACTOR, optionsFor(text, { onProgress, signal: stop.signal }))).rejects.toThrow(
      'the power is gone',
    )
    const { run } = await runImport(SYSTEM_ACTOR, optionsFor(text))
    expect(run.tally).toMatchObject([{ found: 52, imported: 52, already: 0 }])
    const whole = await everything()
    expect(new Set(whole.filter(({ slug }) => slug.startsWith('cut-')).map(({ slug }) => slug)).size).toBe(52)
  })

  it.skipIf(!hasText)('takes pictures from a folder and from nowhere outside of it', async () => {
    const folder = join(env.dataDirectory, 'uploads')
    await mkdir(folder)
    await writeFile(
      join(folder, 'a.png'),
      await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    )
    await writeFile(`${folder}-outside.png`, 'x')
    const attachment = (id: number, name: string) =>
      item({
        id,
        slug: `f${id}`,
        type: 'attachment',
        status: 'inherit',
        inside: `<wp:attachment_url>https://pics.example/wp-content/uploads/${name}</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A red square</wp:meta_value></wp:postmeta>`,
      })
    const thumbnail =
      '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>'
    const text = file(
      attachment(1, 'a.png') +
        attachment(2, 'lost.png') +
        attachment(3, `..%2F${folder.split('/').at(-1) ?? ''}-outside.png`) +
        attachment(4, 'a.pdf') +
        item({
          id: 5,
          slug: 'pictured',
          inside: thumbnail,
          body: '<img src="https://pics.example/wp-content/uploads/a-300x200.png">',
        }),
      'https://pics.example',
    )
    const { run } = await runImport(SYSTEM_ACTOR, optionsFor(text, { media: { kind: 'folder', directory: folder } }))
    expect(unbalancedRows(run.tally)).toEqual([])
    expect(run.tally[0]).toMatchObject({ kind: 'file', found: 4, imported: 1, skipped: [{ count: 2 }, { count: 1 }] })
    const article = await bySlug('pictured')
    expect(article?.leadImage).toMatchObject({ alt: 'A red square' })
    expect(article?.body).toBe(
      `<figure><img src="/media/${article?.leadImage?.mediaId ?? ''}" alt="A red square"></figure>`,
    )
  })

  it.skipIf(!hasText)('of Ghost brings posts, pages, sections by the map, and members without a password', async () => {
    const data = {
      posts: [
        {
          id: 'g1',
          title: 'Ghost one',
          slug: 'ghost-one',
          html: '<p>a <a href="__GHOST_URL__/ghost-two/">b</a></p>',
          status: 'published',
          visibility: 'public',
          published_at: '2020-01-01T00:00:00.000Z',
          type: 'post',
        },
        {
          id: 'g2',
          title: 'Ghost two',
          slug: 'ghost-two',
          html: '<p>c</p>',
          status: 'published',
          visibility: 'paid',
          published_at: '2020-01-01T00:00:00.000Z',
          type: 'post',
        },
        { id: 'g3', title: 'About', slug: 'ghost-about', html: '<p>d</p>', status: 'published', type: 'page' },
      ],
      tags: [{ id: 't1', name: 'Science', slug: 'science' }],
      posts_tags: [{ post_id: 'g1', tag_id: 't1', sort_order: 0 }],
      users: [{ id: 'u1', name: 'Ali', slug: 'ali' }],
      posts_authors: [{ post_id: 'g1', author_id: 'u1', sort_order: 0 }],
      members: [{ email: 'reader@example.org', name: 'Reader' }, { email: 'nobody' }],
    }
    const { run } = await runImport(SYSTEM_ACTOR, {
      ...optionsFor(''),
      open: () => readGhost(bytesOf(JSON.stringify({ db: [{ data }] })), { site: 'https://ghost.example' }),
      choices: choicesSchema.parse({ sections: { science: 'science' } }),
    })
    expect(unbalancedRows(run.tally)).toEqual([])
    const section = (await findSections()).find(({ slug }) => slug === 'science')
    expect(await bySlug('ghost-one')).toMatchObject({
      sectionIds: [section?.id],
      body: '<p>a <a href="/news/ghost-two">b</a></p>',
    })
    expect(await bySlug('ghost-two')).toMatchObject({ state: 'draft' })
    expect(await findAccountByEmail('reader@example.org')).toMatchObject({ role: 'reader', hasPassword: false })
    expect(run.tally.find(({ kind }) => kind === 'member')).toMatchObject({ found: 2, imported: 1 })
    expect(await findArticle('nothing')).toBeNull()
  })

  it.skipIf(!hasText)(
    'puts what stood at the top of the old site there, once, and where nobody pinned anything',
    async () => {
      const sticky = '<wp:is_sticky>1</wp:is_sticky>'
      const posts = Array.from({ length: 7 }, (_, index) =>
        item({ id: 300 + index, slug: `sticky-${index}`, inside: sticky, date: `2020-01-0${index + 1}` }),
      )
      const text = file(
        posts.join('') + item({ id: 310, slug: 'sticky-draft', inside: sticky, status: 'draft' }),
        'https://sticky.example',
      )
      const { run } = await runImport(SYSTEM_ACTOR, optionsFor(text))
      const slugOf = async (id: string) => (await findArticle(id))?.slug
      const pinned = async () => Promise.all((await findFront()).pinned.map(slugOf))
      expect(await pinned()).toEqual(['sticky-6', 'sticky-5', 'sticky-4', 'sticky-3', 'sticky-2'])
      const said = run.findings.filter(({ what }) => what.includes('top of the old site'))
      expect(said.map(({ count }) => count).toSorted()).toEqual([3, 5])
      await saveFront(SYSTEM_ACTOR, { ...(await findFront()), pinned: [] })
      await runImport(SYSTEM_ACTOR, optionsFor(text))
      expect(await pinned()).toEqual([])
    },
  )

  it('of very many pieces leaves their related lists to a job of the site, which makes the same', async () => {
    const posts = ['sea', 'coast', 'gulf'].map((slug, index) =>
      item({ id: 400 + index, slug, body: '<p>The Caspian falls, and the Caspian gauges say so.</p>' }),
    )
    const options = optionsFor(file(posts.join(''), 'https://many.example'), { relatedAtOnceMax: 2 })
    expect((await runImport(SYSTEM_ACTOR, options)).isRelatedLater).toBe(true)
    expect(await listOpenJobs(rebuildJob, { state: 'waiting', limit: 5 })).toHaveLength(1)
    const id = (await bySlug('sea'))?.id ?? ''
    expect((await findRelatedList(id)).relations).toEqual([])
    if (!hasText) return
    await rebuildRelated({ onBatch: () => Promise.resolve() })
    expect((await findRelatedList(id)).relations.length).toBeGreaterThan(0)
  })

  it('is an admin’s', async () => {
    const editor = { id: 'e', name: 'E', role: 'editor' } as const
    await expect(runImport(editor, optionsFor(file('')))).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
