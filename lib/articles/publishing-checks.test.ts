import { describe, expect, it } from 'vitest'
import { contentWith } from './article.test-support'
import { checkArticle, looksLikeFileName, type CheckFacts } from './publishing-checks'

const key = '0123456789abcdef01234567'
const lead = { mediaId: key, alt: 'A pier at low water', caption: '', credit: '' }
const facts = (overrides: Partial<CheckFacts> = {}): CheckFacts => ({
  deadLinks: [],
  isHeadlineTaken: false,
  isSlugTaken: false,
  pictures: new Map([[key, { width: 800, height: 500, fileName: 'pier-2.jpg' }]]),
  ...overrides,
})
const codes = (content: Parameters<typeof contentWith>[0], known?: Partial<CheckFacts>) =>
  checkArticle(contentWith({ leadImage: lead, ...content }), facts(known)).map(({ code, level }) => `${level} ${code}`)

describe('the checks before publishing', () => {
  it('find nothing wrong with a sound article', () => {
    expect(codes({})).toEqual([])
  })

  it.each([
    ['a lead picture without a text', { leadImage: { ...lead, alt: '' } }, {}, 'blocking alt-missing'],
    ['a file name as its text', { leadImage: { ...lead, alt: 'pier-2' } }, {}, 'blocking alt-file-name'],
    [
      'a picture in the text without one',
      { body: `<figure><img src="/media/${key}" alt=""></figure>` },
      {},
      'blocking alt-missing',
    ],
    ['a lead picture of unknown size', {}, { pictures: new Map() }, 'blocking picture-missing'],
    [
      'a deck copied from the body',
      {
        deck: 'The sea fell by two metres in a century.',
        body: '<p>So: the sea fell by <em>two</em> metres in a century!</p>',
      },
      {},
      'blocking deck-copied',
    ],
    ['a dead link', {}, { deadLinks: ['/news/gone'] }, 'blocking link-dead'],
    ['a headline that another has', {}, { isHeadlineTaken: true }, 'blocking headline-taken'],
    ['an address that another has', {}, { isSlugTaken: true }, 'blocking slug-taken'],
    ['a headline too long for search', { headline: 'Long '.repeat(20) }, {}, 'advice headline-long'],
    ['no lead picture', { leadImage: null }, {}, 'advice picture-none'],
  ])('find %s', (_, content, known, found) => {
    expect(codes(content, known)).toEqual([found])
  })

  it('find a reprint without its source, as a draft may have it', () => {
    const draft = {
      ...contentWith({ leadImage: lead }),
      origin: { kind: 'reprint', source: { name: '', url: '' } },
    } as const
    expect(checkArticle(draft, facts()).map(({ code }) => code)).toEqual(['source-missing'])
  })

  it.each(['IMG_2043', 'dsc-0001.jpg', 'photo_2024-05-01 12.30', '20240501', 'image (3)', 'map.svg'])(
    'take %j for a file name',
    (alt) => {
      expect(looksLikeFileName(alt)).toBe(true)
    },
  )

  it.each(['A pier', 'Baku in 1920', 'Photo of 3 boats', 'Leyla'])('take %j for a text', (alt) => {
    expect(looksLikeFileName(alt)).toBe(false)
  })
})
