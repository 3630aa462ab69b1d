import { describe, expect, it } from 'vitest'
import { createFolder } from '@/lib/search/fold'
import { createWording } from './reasons'

const fold = createFolder()
const reasons = (text: string, terms: string[], { isTopic = true, tags = [] as string[] } = {}) =>
  createWording({ text, tags }, fold)(terms.map((term) => ({ term, isTopic })))

describe('the words that say why a piece is related', () => {
  it.each([
    ['a name keeps its capital', 'They met in Nakhchivan. It is Nakhchivan’s first.', ['nakhchivan'], ['Nakhchivan']],
    ['a word keeps its own ending', 'Gauges stand there. Of all gauges, two are old.', ['gaug'], ['gauges']],
    ['a word loses the capital of a sentence', 'Gauges stand there.', ['gaug'], ['gauges']],
    ['an abbreviation keeps its capitals', 'NASA said so.', ['nasa'], ['NASA']],
    ['a letter keeps its mark', 'The composer Hacıbəyov was here.', ['hacibeyov'], ['Hacıbəyov']],
    ['terms of another spelling are left out', 'Nothing of it.', ['sea'], []],
  ])('%s', (_, text, terms, expected) => {
    expect(reasons(text, terms)).toEqual(expected)
  })

  it('joins terms that stand side by side more than once', () => {
    const text = 'A transport corridor by the Caspian Sea. No transport corridor crosses the Caspian Sea.'
    expect(reasons(text, ['corridor', 'sea', 'caspian', 'transport'])).toEqual(['transport corridor', 'Caspian Sea'])
  })

  it('leaves apart what met once, or across a stop', () => {
    const text = 'The sea level fell. The sea. Level ground. At sea. Of level.'
    expect(reasons(text, ['sea', 'level'])).toEqual(['sea', 'level'])
  })

  it('are at most three', () => {
    expect(reasons('Of one, two, three and four.', ['one', 'two', 'three', 'four'])).toHaveLength(3)
  })

  it('are names where neither piece says that it is about them, and no dates', () => {
    const text = 'Told in November by NASA and by Banine. It was told. Banine told it.'
    expect(reasons(text, ['told', 'novemb', 'nasa', 'banin'], { isTopic: false })).toEqual(['NASA', 'Banine'])
  })

  it('are a tag, as it is written, where its terms are all there', () => {
    const tags = ['Central Asia', 'Black Sea']
    expect(reasons('A central bank by the sea.', ['sea', 'central', 'asia'], { tags })).toEqual(['sea', 'Central Asia'])
  })
})
