import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'

const text = z.string().nullish()
const docSchema = z.object({
  id: z.coerce.string().min(1),
  title: text,
  deck: text,
  body: text,
  section: text,
  publishedAt: text,
})
export type EvaluatedDoc = {
  id: string
  title: string
  deck: string
  body: string
  section: string
  publishedAt: Date
}

const querySchema = z.object({ id: z.coerce.string().min(1), text: z.string() })
export type EvaluatedQuery = z.infer<typeof querySchema>

/** Grades by document, by query. Only grades above zero are kept: all others are not relevant. */
export type Judgments = ReadonlyMap<string, ReadonlyMap<string, number>>

const SECTION = 'news'
const PUBLISHED_AT = '2026-01-01'

/** Articles of a JSON lines file, one at a time. Throws with file and line where one cannot be read or an id comes twice. */
export async function* readDocs(file: string): AsyncGenerator<EvaluatedDoc> {
  const seen = new Set<string>()
  for await (const { value, at } of readJsonLines(file, docSchema)) {
    if (seen.has(value.id)) throw new Error(`${at}: the id "${value.id}" was used before.`)
    seen.add(value.id)
    const publishedAt = new Date(value.publishedAt ?? PUBLISHED_AT)
    if (Number.isNaN(publishedAt.getTime())) throw new Error(`${at}: "publishedAt" is no date.`)
    yield {
      id: value.id,
      title: value.title ?? '',
      deck: value.deck ?? '',
      body: value.body ?? '',
      section: value.section ?? SECTION,
      publishedAt,
    }
  }
}

export async function readQueries(file: string): Promise<EvaluatedQuery[]> {
  const queries: EvaluatedQuery[] = []
  for await (const { value } of readJsonLines(file, querySchema)) queries.push(value)
  return queries
}

/** Lines of `query<TAB>doc<TAB>grade`; TREC's four columns are read too. */
export async function readJudgments(file: string): Promise<Judgments> {
  const judgments = new Map<string, Map<string, number>>()
  for await (const { line, at } of readLines(file)) {
    const columns = line.split(line.includes('\t') ? '\t' : /\s+/).map((column) => column.trim())
    const [query, doc, grade] = columns.length === 4 ? [columns[0], columns[2], columns[3]] : columns
    const number = Number(grade)
    if (!query || !doc || grade === undefined || grade === '' || Number.isNaN(number))
      throw new Error(`${at}: expected query, document and grade, apart by tabs.`)
    if (number <= 0) continue
    const grades = judgments.get(query) ?? new Map<string, number>()
    judgments.set(query, grades.set(doc, number))
  }
  return judgments
}

async function* readJsonLines<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): AsyncGenerator<{ value: z.output<Schema>; at: string }> {
  for await (const { line, at } of readLines(file)) {
    let json: unknown
    try {
      json = JSON.parse(line)
    } catch {
      throw new Error(`${at}: this is not JSON: ${line.slice(0, 60)}`)
    }
    const parsed = schema.safeParse(json)
    if (!parsed.success)
      throw new Error(
        `${at}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
      )
    yield { value: parsed.data, at }
  }
}

async function* readLines(file: string): AsyncGenerator<{ line: string; at: string }> {
  let number = 0
  const input = createReadStream(file, 'utf8')
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1
    const whole = number === 1 ? line.replace(/^\uFEFF/, '') : line
    if (whole.trim() !== '') yield { line: whole, at: `${file}, line ${number}` }
  }
}
