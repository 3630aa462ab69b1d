import type { Index } from './catalog'
import type { TextSearch } from './filter'
import { DatabaseError, unsupported } from './errors'
import type { Document } from './errors'
import { valuesAt } from './paths'
import type { Store } from './store'

export type TextHits = { ids: Float64Array; scores: Float64Array }

/** The text of each field of a text index; the items of an array are separate paragraphs. */
export function textOf(index: Index, source: Document): string[] {
  return (index.text?.fields ?? []).map((field) =>
    valuesAt(source, field.path)
      .flat()
      .filter((value) => typeof value === 'string')
      .join('\n'),
  )
}

export function addText(store: Store, index: Index, id: number, source: Document): void {
  const columns = textOf(index, source)
  const names = columns.map((_, at) => `f${at}`).join(', ')
  const marks = columns.map(() => ', ?').join('')
  store.prepare(`INSERT INTO ${index.table}(rowid, ${names}) VALUES(?${marks})`).run(id, ...columns)
}

export function removeText(store: Store, index: Index, id: number): void {
  store.prepare(`DELETE FROM ${index.table} WHERE rowid=?`).run(id)
}

/**
 * The documents that answer a search, best first, without reading one of them. Score is BM25 over the weighted
 * fields: higher is better, the numbers are not MongoDB's. One statement: its time grows with the number of hits; where
 * no score is wanted, with the limit.
 */
export function searchText(
  store: Store,
  index: Index,
  search: TextSearch,
  { limit, isScored }: { limit: number | null; isScored: boolean },
): TextHits {
  const language = search.language
  if (language !== undefined && language !== index.text?.language) {
    throw unsupported(`$language ${language} on a text index of another language`)
  }
  const expression = matchExpression(search.search)
  if (expression === null) return { ids: new Float64Array(), scores: new Float64Array() }
  const weights = (index.text?.fields ?? []).map((field) => field.weight).join(', ')
  const rows = store
    .prepare(
      isScored
        ? `SELECT rowid AS id, bm25(${index.table}, ${weights}) AS score FROM ${index.table}
           WHERE ${index.table} MATCH ? ORDER BY score, rowid LIMIT ?`
        : `SELECT rowid AS id, 0 AS score FROM ${index.table} WHERE ${index.table} MATCH ? LIMIT ?`,
    )
    .all(expression, limit ?? -1)
  return {
    ids: Float64Array.from(rows, (row) => Number(row['id'])),
    // SQLite's bm25 is the better the more negative it is.
    scores: Float64Array.from(rows, (row) => -Number(row['score'])),
  }
}

/**
 * MongoDB's search string as an FTS5 expression: words are alternatives, "phrases" must all be there (the words then
 * only raise the score), -words and -"phrases" must not. Null when nothing positive is left, which finds nothing.
 */
function matchExpression(search: string): string | null {
  const required: string[] = []
  const excluded: string[] = []
  const optional: string[] = []
  const rest = search.replace(/(^|\s)(-?)"([^"]*)"?/gu, (_, __: string, minus: string, phrase: string) => {
    const words = wordsOf(phrase)
    if (words.length > 0) (minus === '-' ? excluded : required).push(quote(words.join(' ')))
    return ' '
  })
  for (const term of rest.split(/\s+/u)) {
    const negative = term.startsWith('-')
    for (const word of wordsOf(term)) (negative ? excluded : optional).push(quote(word))
  }
  const positive = [...required, ...optional]
  if (positive.length === 0) return null
  if (positive.length + excluded.length > TERMS_MAX) {
    throw new DatabaseError('BadValue', `A text search may have at most ${TERMS_MAX} terms`)
  }
  const any = `(${positive.join(' OR ')})`
  const wanted = required.length === 0 ? any : `(${[...required, any].join(' AND ')})`
  return excluded.length === 0 ? wanted : `${wanted} NOT (${excluded.join(' OR ')})`
}

/** FTS5 nests alternatives; beyond this its parser gives up. */
const TERMS_MAX = 100

/** Cut as the index's tokenizer cuts, so that "pre-market" is two words and not a phrase. A possessive s is none. */
function wordsOf(text: string): string[] {
  return text
    .replace(/(\p{L})['’]s(?!\p{L})/gu, '$1')
    .split(/[^\p{L}\p{N}\p{M}\p{Co}]+/u)
    .filter((word) => word !== '')
}

const quote = (words: string): string => `"${words}"`
