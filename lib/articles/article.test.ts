import { describe, expect, it } from 'vitest'
import { isVisible, missingForPublishing, staleTagsFor } from './article'
import { articleWith } from './article.test-support'

const at = (text: string) => new Date(text)

describe('visibility', () => {
  const noon = at('2026-11-23T12:00:00Z')

  it.each([
    ['a draft', { state: 'draft' }, false],
    ['a published one', {}, true],
    ['one that goes live this instant', { publishAt: noon }, true],
    ['a scheduled one', { publishAt: at('2026-11-23T12:00:01Z') }, false],
    ['one that ends this instant', { unpublishAt: noon }, false],
    ['one that ends later', { unpublishAt: at('2026-11-23T12:00:01Z') }, true],
    ['a withdrawn one', { state: 'withdrawn' }, false],
    ['one without a date', { publishAt: null }, false],
  ] as const)('of %s', (_what, overrides, visible) => {
    expect(isVisible(articleWith(overrides), noon)).toBe(visible)
  })
})

describe('what a change makes stale', () => {
  const before = articleWith({
    id: '1',
    slug: 'old',
    sectionIds: ['a'],
    listedIn: ['a'],
    tagIds: ['t'],
    authorIds: ['p'],
  })

  it('is the article and its month in the archive where only its text changes', () => {
    expect(staleTagsFor(before, { ...before })).toEqual([
      'article:1',
      'article-slug:old',
      'articles:month:2026-11',
      'articles:any',
    ])
  })

  it('is the old and the new address on a rename', () => {
    const renamed = { ...before, slug: 'new', slugHistory: ['old'] }
    expect(staleTagsFor(before, renamed)).toEqual(expect.arrayContaining(['article-slug:old', 'article-slug:new']))
  })

  it('is every list that it leaves or enters on a move', () => {
    const moved = { ...before, sectionIds: ['b'], listedIn: ['b', 'top'] }
    expect(staleTagsFor(before, moved)).toEqual(
      expect.arrayContaining([
        'articles:newest',
        'articles:section:a',
        'articles:section:b',
        'articles:section:top',
        'articles:tag:t',
        'articles:author:p',
      ]),
    )
  })

  it('leaves the lists alone while it is a draft', () => {
    expect(staleTagsFor(null, articleWith({ id: '2', slug: 'draft', state: 'draft' }))).toEqual([
      'article:2',
      'article-slug:draft',
    ])
  })
})

describe('publishing', () => {
  it('needs a deck, a text, an author and a picture text', () => {
    const bare = articleWith({
      deck: '',
      body: '',
      authorIds: [],
      leadImage: { mediaId: 'm', alt: '', caption: '', credit: '' },
    })
    expect(missingForPublishing(bare)).toEqual(['deck', 'body', 'authorIds', 'leadImage.alt'])
    expect(missingForPublishing(articleWith({}))).toEqual([])
  })
})
