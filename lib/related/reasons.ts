import type { Folder } from '@/lib/search/fold'
import { stem, termsOf } from '@/lib/search/terms'
import type { Reason } from './related'

const REASONS_MAX = 3
const WORDS_MAX = 3

/** A word of the text that is one of the terms, as it stands there. `gap` is what stands between it and the one before. */
type Standing = { term: string; word: string; gap: string; isFirstOfSentence: boolean }

/** Names of every day: they have a capital and say nothing. */
const DATES = new Set(
  `january february march april may june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday`
    .split(/\s+/)
    .map(stem),
)

/**
 * Puts reasons in the words of a text and its tags: its own spelling, capitals where a name has them, and terms that
 * make a tag or stand side by side more than once as one phrase. Gives back a function from reasons, the most telling
 * first, to at most three words.
 */
export function createWording(
  { text, tags }: { text: string; tags: readonly string[] },
  fold: Folder,
): (why: readonly Reason[]) => string[] {
  const standings = [...standingsIn(text, fold)]
  const tagPhrases = tags.map((words) => ({ terms: termsOf(words, fold), words }))
  const standingOf = (term: string) => standings.filter((standing) => standing.term === term)
  const saysSomething = ({ term, isTopic }: Reason) => !DATES.has(term) && (isTopic || isName(standingOf(term)))
  return (why) => {
    const terms = why.filter(saysSomething).map(({ term }) => term)
    const wanted = new Set(terms)
    const phrases = [
      ...tagPhrases.filter((tag) => tag.terms.every((term) => wanted.has(term))),
      ...phrasesOf(standings, wanted),
    ]
    const said = new Set<string>()
    const reasons: string[] = []
    for (const term of terms) {
      if (said.has(term) || reasons.length === REASONS_MAX) continue
      const phrase = phrases.find((each) => each.terms.includes(term) && !each.terms.some((one) => said.has(one)))
      const word = phrase?.words ?? spellingOf(standingOf(term))
      for (const one of phrase?.terms ?? [term]) said.add(one)
      if (word !== undefined) reasons.push(word)
    }
    return reasons
  }
}

function* standingsIn(text: string, fold: Folder): Generator<Standing> {
  let end = 0
  for (const word of fold(text)) {
    const gap = text.slice(end, word.start)
    const isFirstOfSentence = end === 0 || /[.!?:;\n"“”«»]/.test(gap)
    const spelling = text.slice(word.start, word.end).replace(/['’ʻʼ]s$/iu, '')
    for (const form of word.forms) yield { term: stem(form), word: spelling, gap, isFirstOfSentence }
    end = word.end
  }
}

/** Terms that stand side by side at least twice, the longest and most frequent first. */
function phrasesOf(standings: readonly Standing[], wanted: ReadonlySet<string>): { terms: string[]; words: string }[] {
  const found = new Map<string, { runs: Standing[][] }>()
  const note = (run: Standing[]) => {
    const key = run.map(({ term }) => term).join(' ')
    const known = found.get(key)
    if (known) known.runs.push(run)
    else found.set(key, { runs: [run] })
  }
  for (const [at, standing] of standings.entries()) {
    if (!wanted.has(standing.term)) continue
    const run = [standing]
    while (run.length < WORDS_MAX) {
      const next = standings[at + run.length]
      if (!next || !wanted.has(next.term) || !/^[ \u00a0-]$/.test(next.gap)) break
      run.push(next)
      note([...run])
    }
  }
  return [...found.values()]
    .filter(({ runs }) => runs.length > 1)
    .sort(
      (one, other) => (other.runs[0]?.length ?? 0) - (one.runs[0]?.length ?? 0) || other.runs.length - one.runs.length,
    )
    .map(({ runs }) => {
      const terms = runs[0]?.map(({ term }) => term) ?? []
      const words = terms.map((_, place) => {
        const gap = place === 0 ? '' : (runs[0]?.[place]?.gap ?? ' ')
        return gap + (spellingOf(runs.flatMap((run) => run[place] ?? [])) ?? '')
      })
      return { terms, words: words.join('') }
    })
}

/** Mostly with a capital where a sentence does not ask for one. */
function isName(standings: readonly Standing[]): boolean {
  const inside = standings.filter(({ isFirstOfSentence }) => !isFirstOfSentence)
  return inside.filter(({ word }) => /^\p{Lu}/u.test(word)).length * 2 > inside.length
}

/** The most frequent spelling. One that has its capital only where sentences begin is written without it. */
function spellingOf(standings: readonly Standing[]): string | undefined {
  const inside = standings.filter(({ isFirstOfSentence }) => !isFirstOfSentence)
  const counted = new Map<string, number>()
  for (const { word } of inside.length > 0 ? inside : standings) counted.set(word, (counted.get(word) ?? 0) + 1)
  const [most] = [...counted].sort((one, other) => other[1] - one[1])
  if (!most) return undefined
  const isAbbreviation = most[0].length > 1 && most[0] === most[0].toUpperCase()
  return inside.length > 0 || isAbbreviation ? most[0] : most[0].toLocaleLowerCase('en')
}
