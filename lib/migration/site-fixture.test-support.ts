import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { PASSWORD } from '@/lib/accounts/account.test-support'
import { createAccount } from '@/lib/accounts/account-admin-commands'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { importArticles, type ImportedArticle } from '@/lib/articles/article-commands'
import { contentWith } from '@/lib/articles/article.test-support'
import { saveAuthor } from '@/lib/authors/author-commands'
import { database } from '@/lib/db/connection'
import { ensureIndexes, INDEXES, isTextIndex } from '@/lib/db/indexes'
import { openDraft, saveDraft } from '@/lib/drafts/draft-commands'
import { saveEdition } from '@/lib/editions/edition-commands'
import { env } from '@/lib/env'
import { saveFront } from '@/lib/fronts/front-commands'
import { saveLink } from '@/lib/links/link-commands'
import { addMedia } from '@/lib/media/media-commands'
import { restoreSubscriber } from '@/lib/newsletter/newsletter-commands'
import { savePage } from '@/lib/pages/page-commands'
import { UNNAMED_PUBLICATION } from '@/lib/publication/publication'
import { savePublication } from '@/lib/publication/publication-commands'
import { saveRedirects } from '@/lib/redirects/redirect-commands'
import { chooseEquivalents } from '@/lib/search/search-commands'
import { saveSection } from '@/lib/sections/section-commands'
import { mergeTag, saveTag } from '@/lib/tags/tag-commands'

/** Ids that say in a failure what they are of: "section" 1 is 5ec0…01. */
export const fixtureId = (kind: number, number: number) =>
  `${String(kind)}${'0'.repeat(20)}${String(number).padStart(3, '0')}`
export const [SECTION, PAGE, AUTHOR, TAG, LINK, ARTICLE, SUBSCRIBER] = [1, 2, 3, 4, 5, 6, 7] as const

/** Empties the database of a contract test, and the library. */
export async function startAnew({ hasText }: { hasText: boolean }): Promise<void> {
  const db = await database()
  await db.dropDatabase()
  await ensureIndexes(db, hasText ? INDEXES : INDEXES.filter((index) => !isTextIndex(index)))
  await rm(join(env.dataDirectory, 'media'), { recursive: true, force: true })
}

/** A folder that goes with the test's data. */
export const newFolder = () => mkdtemp(join(env.dataDirectory, 'export-'))

export const EDITOR = { name: 'Leyla Məmmədova', email: 'leyla@editors.example' }
export const READER_EMAIL = 'reader@readers.example'

const moment = (text: string) => new Date(`2026-11-${text}Z`)
const section = (number: number, slug: string, parentId: string | null = null) => ({
  ...{
    id: fixtureId(SECTION, number),
    slug,
    name: `${slug} & more`,
    description: '',
    parentId,
    order: number,
    hue: 20,
  },
})

/** A site with something of everything that an export holds. `withPublic` puts articles where readers see them. */
export async function makeSite({ withPublic }: { withPublic: boolean }): Promise<{ pictureId: string }> {
  const actor = SYSTEM_ACTOR
  await saveSection(actor, section(1, 'before'))
  await saveSection(actor, section(1, 'news'))
  await saveSection(actor, section(2, 'energy', fixtureId(SECTION, 1)))
  const body = '<p>Written <a href="/news/one">here</a>.</p>'
  await savePage(actor, {
    id: fixtureId(PAGE, 1),
    slug: 'about',
    title: 'About us',
    body,
    updatedAt: moment('01T08:00:00'),
  })
  const png = await sharp({ create: { width: 8, height: 6, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const words = {
    alt: 'A red square',
    caption: '',
    credit: 'Us',
    licence: 'CC BY 4.0',
    focalPoint: { x: 0.5, y: 0.25 },
  }
  const { value: picture } = await addMedia(actor, { bytes: png, fileName: 'square.png', ...words })
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
  )
  const { value: mark } = await addMedia(actor, { bytes: svg, fileName: 'mark.svg', alt: 'A mark' })
  const author = {
    id: fixtureId(AUTHOR, 1),
    kind: 'person' as const,
    role: 'Editor',
    bio: 'Writes.',
    portraitMediaId: null,
  }
  await saveAuthor(actor, { ...author, slug: 'leyla', name: 'Leyla' })
  await saveAuthor(actor, { ...author, slug: 'leyla-m', name: 'Leyla M.' })
  await saveAuthor(actor, { ...author, id: fixtureId(AUTHOR, 2), slug: 'desk', name: 'The desk', kind: 'desk' })
  for (const [index, name] of ['Wind', 'Winds', 'Oil & gas'].entries())
    await saveTag(actor, {
      id: fixtureId(TAG, index + 1),
      slug: name.toLowerCase().replace(' & ', '-'),
      name,
      description: '',
    })
  await saveLink(actor, {
    id: fixtureId(LINK, 1),
    name: 'Maps',
    url: 'https://maps.example/',
    mediaId: mark.id,
    order: 0,
  })
  await savePublication(actor, {
    ...UNNAMED_PUBLICATION,
    name: 'The Gauge',
    timeZone: 'Asia/Baku',
    primaryMenu: [{ link: { kind: 'section', sectionId: fixtureId(SECTION, 1) }, children: [] }],
  })
  await saveFront(actor, { pinned: [fixtureId(ARTICLE, 1)], sectionIds: [fixtureId(SECTION, 1)], revision: 0 })
  await chooseEquivalents(actor, [['wind', 'yel']])
  await importArticles(actor, articlesOf(picture.id, withPublic))
  await mergeTag(actor, { id: fixtureId(TAG, 2), intoId: fixtureId(TAG, 1) })
  await saveEdition(actor, { day: '2026-11-20', order: [fixtureId(ARTICLE, 1)], leftOut: [], revision: 0 })
  await saveRedirects(actor, [{ from: '/2019/05/one', to: '/news/one', origin: 'import' }])
  const { value: account } = await createAccount(actor, { ...EDITOR, role: 'editor', password: PASSWORD })
  await restoreSubscriber(actor, {
    ...{ id: fixtureId(SUBSCRIBER, 1), email: READER_EMAIL, state: 'active', sectionIds: [], hour: 7, refusals: 0 },
    ...{ sentUpTo: moment('20T03:00:00'), nextSendAt: moment('21T03:00:00') },
  })
  const { latest } = await openDraft(account, fixtureId(ARTICLE, 1))
  const content = { ...latest.content, deck: 'What nobody has published yet.' }
  await saveDraft(account, { id: fixtureId(ARTICLE, 1), baseRevision: latest.revision, tab: 't', content })
  return { pictureId: picture.id }
}

const RICH_BODY = [
  '<p>First “words” &#x26; <em>more</em>, [sic] and ]]> too.<span data-type="footnote">A note with a <a href="https://notes.example/">link</a>.</span></p>',
  '<h2>A heading</h2>',
  '<ul><li>one</li><li>two</li></ul>',
  '<blockquote><p>Said.</p><cite>Somebody</cite></blockquote>',
  '<p>See <a href="/energy/two">the other</a>.</p>',
  '<hr>',
].join('')

function articlesOf(pictureId: string, withPublic: boolean): ImportedArticle[] {
  const shown = withPublic ? 'published' : 'draft'
  const base = {
    publishAt: null,
    unpublishAt: null,
    updatedAt: null,
    slugHistory: [],
    createdAt: moment('10T08:00:00'),
  }
  const lead = { mediaId: pictureId, alt: 'Red', caption: 'A square', credit: 'Us' }
  const article = (number: number, slug: string, of: Partial<ImportedArticle>): ImportedArticle => ({
    ...contentWith({ slug, headline: `Headline of ${slug} <b> & “co”` }),
    ...{ authorIds: [fixtureId(AUTHOR, 1)], sectionIds: [fixtureId(SECTION, 1)], ...base, state: 'draft' },
    ...of,
    id: fixtureId(ARTICLE, number),
  })
  return [
    article(1, 'one', {
      ...{ state: shown, publishAt: moment('20T05:00:00'), updatedAt: moment('21T05:00:00'), slugHistory: ['uno'] },
      ...{ body: RICH_BODY, leadImage: lead, tagIds: [fixtureId(TAG, 2), fixtureId(TAG, 3)] },
      publicChanges: [{ kind: 'correction', reason: 'A name was wrong.', at: moment('21T05:00:00') }],
      savedAt: moment('21T05:00:01'),
    }),
    article(2, 'two', {
      ...{ state: shown, publishAt: moment('19T05:00:00'), sectionIds: [fixtureId(SECTION, 2), fixtureId(SECTION, 1)] },
      ...{ authorIds: [fixtureId(AUTHOR, 1), fixtureId(AUTHOR, 2)] },
      body: `<figure><img src="/media/${pictureId}" alt="Red"><figcaption>A square</figcaption></figure>`,
      origin: {
        kind: 'translation',
        translatorIds: [],
        source: {
          ...{ name: 'The Source', url: 'https://source.example/x', author: null, language: 'az' },
          publishedAt: moment('01T00:00:00'),
        },
      },
    }),
    article(3, 'later', { state: shown, publishAt: new Date('2999-01-01T00:00:00Z') }),
    article(4, 'gone', { state: 'withdrawn', publishAt: moment('12T05:00:00') }),
    article(5, 'thrown-away', { state: 'trashed', trashedFrom: 'draft' }),
    article(6, 'waiting', {
      state: 'review',
      createdBy: 'a'.repeat(24),
      review: {
        ...{ assigneeId: null, assigneeName: '', note: 'Please read.', byId: 'a', byName: EDITOR.name },
        at: moment('20T05:00:00'),
      },
    }),
  ]
}
