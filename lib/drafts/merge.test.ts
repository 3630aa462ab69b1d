import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EMPTY_DRAFT, type DraftContent } from './draft'
import { mergeDrafts, mergeForMine } from './merge'
import { mergeLists } from './merge-lists'

const draft = (overrides: Partial<DraftContent>): DraftContent => ({ ...EMPTY_DRAFT, ...overrides })
const body = (...words: string[]) => words.map((word) => `<p>${word}</p>`).join('')

describe('a merge of two texts', () => {
  it('takes each field from whoever changed it', () => {
    const base = draft({ headline: 'Old', deck: 'Old' })
    const { merged, collisions } = mergeDrafts({
      base,
      mine: { ...base, headline: 'Mine', seo: { title: 'Mine', description: '' } },
      theirs: { ...base, deck: 'Theirs', seo: { title: '', description: 'Theirs' } },
    })
    expect(collisions).toEqual([])
    expect(merged).toMatchObject({
      headline: 'Mine',
      deck: 'Theirs',
      seo: { title: 'Mine', description: 'Theirs' },
    })
  })

  it.each([
    ['different paragraphs', ['a', 'b', 'c'], ['A', 'b', 'c'], ['a', 'b', 'C'], ['A', 'b', 'C']],
    ['neighbouring paragraphs', ['a', 'b'], ['A', 'b'], ['a', 'B'], ['A', 'B']],
    ['an insertion after a change', ['a', 'b'], ['A', 'b'], ['a', 'n', 'b'], ['A', 'n', 'b']],
    ['two insertions at one place', ['a', 'b'], ['a', 'm', 'b'], ['a', 't', 'b'], ['a', 't', 'm', 'b']],
    ['the same change twice', ['a'], ['A'], ['A'], ['A']],
    ['a removal and a change elsewhere', ['a', 'b', 'c'], ['b', 'c'], ['a', 'b', 'C'], ['b', 'C']],
    ['text in an empty body', [], ['m'], [], ['m']],
  ])('merges %s', (_, base, mine, theirs, merged) => {
    const versions = [base, mine, theirs].map((words) => draft({ body: body(...words) }))
    const [from, ours, other] = versions as [DraftContent, DraftContent, DraftContent]
    const outcome = mergeDrafts({ base: from, mine: ours, theirs: other })
    expect(outcome.collisions).toEqual([])
    expect(outcome.merged.body).toBe(body(...merged))
  })

  it('reports what both changed, with both texts, and can be decided either way', () => {
    const versions = {
      base: draft({ headline: 'Old', body: body('a', 'b') }),
      mine: draft({ headline: 'Mine', body: body('mine', 'b') }),
      theirs: draft({ headline: 'Theirs', body: body('theirs', 'B') }),
    }
    const { merged, collisions, pieces } = mergeDrafts(versions)
    expect(collisions).toEqual([
      { kind: 'field', field: 'headline' },
      { kind: 'body', piece: expect.any(Number), mine: body('mine'), theirs: body('theirs') },
    ])
    expect(merged.body).toBe(body('theirs', 'B'))
    expect(pieces.join('')).toBe(merged.body)
    expect(mergeForMine(versions)).toMatchObject({ headline: 'Mine', body: body('mine', 'B') })
  })

  it('adds the tags of both', () => {
    const base = draft({ tagIds: ['sea'] })
    const { merged } = mergeDrafts({
      base,
      mine: draft({ tagIds: ['sea', 'level'] }),
      theirs: draft({ tagIds: ['gauge', 'sea'] }),
    })
    expect(merged.tagIds).toEqual(['gauge', 'sea', 'level'])
  })
})

describe('a merge of lists', () => {
  const list = fc.array(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 8 })
  const whole = (merge: ReturnType<typeof mergeLists>) => merge.pieces.flat()

  it('is the other side where one changed nothing, and never a collision', () => {
    fc.assert(
      fc.property(list, list, (base, side) => {
        expect(mergeLists(base, side, base)).toMatchObject({ collisions: [] })
        expect(whole(mergeLists(base, side, base))).toEqual(side)
        expect(whole(mergeLists(base, base, side))).toEqual(side)
        expect(whole(mergeLists(base, side, side))).toEqual(side)
      }),
    )
  })

  it('loses nothing that either side wrote', () => {
    fc.assert(
      fc.property(list, list, list, (base, mine, theirs) => {
        const tag = (side: string, entries: string[]) =>
          entries.map((entry, index) => (base.includes(entry) ? entry : `${side}${index}${entry}`))
        const [ours, other] = [tag('m', mine), tag('t', theirs)]
        const merge = mergeLists(base, ours, other)
        const kept = [...whole(merge), ...merge.collisions.flatMap((collision) => collision.mine)]
        const written = [...ours, ...other].filter((entry) => !base.includes(entry))
        expect(kept).toEqual(expect.arrayContaining(written))
      }),
    )
  })
})
