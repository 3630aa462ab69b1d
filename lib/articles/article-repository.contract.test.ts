import { expect, it } from 'vitest'
import { newId } from '@/lib/db/connection'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { articleWith } from './article.test-support'
import { listVisible, listVisibleByIds } from './article-list-repository'
import * as articles from './article-repository'
import {
  findNeighbourMoment,
  listChangedByTime,
  listVisibleBetween,
  streamVisibleBetween,
  summariseBetween,
} from './article-timeline-repository'

const actor = { id: 'a', name: 'An editor' }
const now = new Date('2026-11-23T12:00:00Z')
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const ids = (found: { id: string }[]) => found.map((article) => article.id)

describeOnEachDatabase('the repositories of articles', () => {
  it('gives back what it was given, dates and nested values included', async () => {
    const { id: _, ...article } = articleWith({
      slug: 'round-trip',
      origin: {
        kind: 'reprint',
        source: { name: 'A', url: 'https://example.org/a', author: null, language: 'az', publishedAt: hoursAgo(90) },
      },
    })
    const saved = await articles.insert(article, actor)
    expect(await articles.findById(saved.id)).toEqual({ ...article, id: saved.id })
    expect(await articles.findVisibleBySlug('round-trip', now)).toEqual(saved)
  })

  it('refuses a slug that another article has', async () => {
    const { id: _, ...article } = articleWith({ slug: 'taken' })
    await articles.insert(article, actor)
    await expect(articles.insert(article, actor)).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { slug: expect.any(String) },
    })
  })

  it('writes over the revision that a change was based on, and over no other', async () => {
    const { id: _, ...article } = articleWith({ slug: 'revised' })
    const first = await articles.insert(article, actor)
    const second = await articles.replace({ ...first, headline: 'Second' }, actor)
    expect(second).toMatchObject({ headline: 'Second', revision: 2 })
    expect(await articles.replace({ ...first, headline: 'Too late' }, actor)).toBeNull()
    expect(await articles.findById(first.id)).toMatchObject({ headline: 'Second', revision: 2 })
  })

  it('finds an article by a slug it had, unless another has it now', async () => {
    const { id: _, ...article } = articleWith({ slug: 'newer-name', slugHistory: ['older-name'] })
    const renamed = await articles.insert(article, actor)
    expect((await articles.findVisibleBySlug('older-name', now))?.id).toBe(renamed.id)
    const heir = await articles.insert({ ...article, slug: 'older-name', slugHistory: [] }, actor)
    expect((await articles.findVisibleBySlug('older-name', now))?.id).toBe(heir.id)
  })

  it.each([
    ['draft', { state: 'draft' }],
    ['scheduled', { publishAt: new Date(now.getTime() + 1) }],
    ['ended', { unpublishAt: now }],
    ['withdrawn', { state: 'withdrawn' }],
  ] as const)('hides a %s article from readers, by its slug and on lists', async (name, overrides) => {
    const sectionId = newId()
    const hidden = articleWith({ id: newId(), slug: `hidden-${name}`, listedIn: [sectionId], ...overrides })
    const shown = articleWith({ id: newId(), slug: `shown-beside-${name}`, listedIn: [sectionId] })
    await articles.insertMany([hidden, shown])
    expect(await articles.findVisibleBySlug(hidden.slug, now)).toBeNull()
    expect(ids(await listVisible({ filter: { kind: 'section', sectionId }, now, limit: 10 }))).toEqual([shown.id])
  })

  it('lists newest first, equal moments in a fixed order, and goes on inside it', async () => {
    const tagId = newId()
    const batch = Array.from({ length: 30 }, (_, index) =>
      articleWith({ id: newId(), slug: `paged-${index}`, tagIds: [tagId], publishAt: hoursAgo(Math.floor(index / 3)) }),
    )
    await articles.insertMany(batch)
    const filter = { kind: 'tag', tagId } as const
    const whole = ids(await listVisible({ filter, now, limit: 100 }))
    expect(new Set(whole)).toEqual(new Set(ids(batch)))
    const from = { before: hoursAgo(2), skip: 4 }
    expect(ids(await listVisible({ filter, now, limit: 7, from }))).toEqual(whole.slice(13, 20))
  })

  it('lists by author, and by ids what readers may see', async () => {
    const [one, two, authorId] = [newId(), newId(), newId()]
    const first = articleWith({
      id: newId(),
      slug: 'by-tag-one',
      tagIds: [one],
      authorIds: [authorId],
      publishAt: hoursAgo(2),
    })
    const second = articleWith({ id: newId(), slug: 'by-tag-two', tagIds: [two, one], publishAt: hoursAgo(1) })
    await articles.insertMany([first, second])
    const hidden = articleWith({ id: newId(), slug: 'by-id-hidden', state: 'withdrawn' })
    await articles.insertMany([hidden])
    const found = await listVisibleByIds([first.id, second.id, hidden.id], now)
    expect(ids(found).sort()).toEqual([first.id, second.id].sort())
    expect(ids(await listVisible({ filter: { kind: 'author', authorId }, now, limit: 10 }))).toEqual([first.id])
  })

  it('knows what readers saw once and see no more, by every slug it had', async () => {
    const kept = [
      articleWith({ id: newId(), slug: 'withdrawn-one', slugHistory: ['withdrawn-before'], state: 'withdrawn' }),
      articleWith({ id: newId(), slug: 'over-one', unpublishAt: hoursAgo(1) }),
      articleWith({ id: newId(), slug: 'never-shown', state: 'withdrawn', publishAt: null }),
      articleWith({ id: newId(), slug: 'still-there' }),
      articleWith({ id: newId(), slug: 'not-yet', publishAt: hoursAgo(-1) }),
    ]
    await articles.insertMany(kept)
    const slugs = ['withdrawn-one', 'withdrawn-before', 'over-one', 'never-shown', 'still-there', 'not-yet', 'unknown']
    const gone = await Promise.all(slugs.map((slug) => articles.isGoneAt(slug, now)))
    expect(slugs.filter((_, index) => gone[index])).toEqual(['withdrawn-one', 'withdrawn-before', 'over-one'])
  })

  it('tells what went live or ended between two moments', async () => {
    const future = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
    const starting = articleWith({ id: newId(), slug: 'starting', publishAt: future(5) })
    const ending = articleWith({ id: newId(), slug: 'ending', unpublishAt: future(6) })
    const later = articleWith({ id: newId(), slug: 'later', publishAt: future(11) })
    await articles.insertMany([starting, ending, later])
    const changed = ids(await listChangedByTime({ after: future(4), upTo: future(10), limit: 10 }))
    expect(new Set(changed)).toEqual(new Set([starting.id, ending.id]))
  })

  it('gives the visible articles of a stretch of time, and the nearest ones around it', async () => {
    const at = (text: string) => new Date(`1999-${text}Z`)
    const on = async (slug: string, overrides: Partial<Parameters<typeof articleWith>[0]>) => {
      const { id: _, ...article } = articleWith({ slug, ...overrides })
      return articles.insert(article, actor)
    }
    const early = await on('day-early', { publishAt: at('05-01T00:00:00') })
    const late = await on('day-late', { publishAt: at('05-01T23:59:59') })
    await on('day-hidden', { publishAt: at('05-01T12:00:00'), state: 'withdrawn' })
    await on('day-ended', { publishAt: at('05-01T12:00:00'), unpublishAt: at('06-01T00:00:00') })
    const next = await on('day-next', { publishAt: at('05-02T00:00:00') })
    const day = { from: at('05-01T00:00:00'), upTo: at('05-02T00:00:00'), now }
    expect(ids(await listVisibleBetween({ ...day, limit: 9 }))).toEqual([late.id, early.id])
    expect(ids(await listVisibleBetween({ ...day, limit: 1 }))).toEqual([late.id])
    const neighbour = (direction: 'before' | 'from', moment: Date) => findNeighbourMoment({ direction, moment, now })
    expect(await neighbour('from', at('05-01T00:00:01'))).toEqual(late.publishAt)
    expect(await neighbour('from', day.upTo)).toEqual(next.publishAt)
    expect(await neighbour('before', day.upTo)).toEqual(late.publishAt)
    expect(await neighbour('before', at('01-01T00:00:00'))).toBeNull()
  })

  it('streams a stretch of the archive whole and in parts, and says when any of it last changed', async () => {
    const at = (text: string) => new Date(`1998-${text}Z`)
    const on = async (slug: string, overrides: Partial<Parameters<typeof articleWith>[0]>) => {
      const { id: _, ...article } = articleWith({ slug, ...overrides })
      return articles.insert(article, actor)
    }
    await on('archive-old', { publishAt: at('05-01T00:00:00'), updatedAt: at('09-09T00:00:00') })
    await on('archive-new', { publishAt: at('05-31T23:59:59') })
    await on('archive-hidden', { publishAt: at('05-02T00:00:00'), state: 'withdrawn' })
    await on('archive-next', { publishAt: at('06-01T00:00:00') })
    const may = { from: at('05-01T00:00:00'), upTo: at('06-01T00:00:00'), now }
    const slugsOf = async (part: { skip: number; limit: number }) => {
      const found: string[] = []
      for await (const { slug } of streamVisibleBetween({ ...may, ...part })) found.push(slug)
      return found
    }
    expect(await slugsOf({ skip: 0, limit: 9 })).toEqual(['archive-new', 'archive-old'])
    expect(await slugsOf({ skip: 1, limit: 1 })).toEqual(['archive-old'])
    expect(await summariseBetween(may)).toEqual({ articles: 2, changedAt: at('09-09T00:00:00') })
    const none = { from: at('01-01T00:00:00'), upTo: at('02-01T00:00:00'), now }
    expect(await summariseBetween(none)).toEqual({ articles: 0, changedAt: null })
  })
})
