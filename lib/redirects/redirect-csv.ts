import { readNewAddress, readOldAddress, type RedirectWish } from './redirect'

/*
 * A file of redirects, one a line: the old address, the new address, as RFC 4180 has it (quoted fields, doubled quotes,
 * either line end). Programs that write semicolons are understood too. A first line without addresses is a heading.
 */

export type CsvRow = { line: number; cells: string[]; isBroken: boolean }
export type WrongLine = { line: number; reason: string }
export type RedirectFile = { wishes: (RedirectWish & { line: number })[]; wrong: WrongLine[] }

export const LINES_MAX = 10_000
const WORDS_MAX = 100

/** The redirects of a file, and every line that is none, with what is wrong with it. */
export function readRedirectFile(text: string, siteUrl: string): RedirectFile {
  const rows = parseCsv(text)
  const [first] = rows
  const listed = first && isHeading(first) ? rows.slice(1) : rows
  const file: RedirectFile = { wishes: [], wrong: [] }
  const lines = new Map<string, number>()
  for (const row of listed) {
    const read = readRow(row, siteUrl)
    if (typeof read === 'string') {
      file.wrong.push({ line: row.line, reason: read })
      continue
    }
    const earlier = lines.get(read.from)
    if (earlier === undefined) {
      lines.set(read.from, row.line)
      file.wishes.push({ ...read, line: row.line })
    } else file.wrong.push({ line: row.line, reason: `line ${earlier} has the same old address` })
  }
  return file
}

/** Rows that hold anything, with the lines on which they begin. A quotation mark that does not fit breaks its row. */
export function parseCsv(text: string): CsvRow[] {
  const source = text.replace(/^\uFEFF/, '')
  const separator = /^[^\r\n,]*;[^\r\n,]*(?:[\r\n]|$)/.test(source) ? ';' : ','
  const rows: CsvRow[] = []
  let row: CsvRow = { line: 1, cells: [], isBroken: false }
  let [cell, line] = ['', 1]
  let state: 'plain' | 'quoted' | 'closed' = 'plain'
  const endCell = () => {
    row.cells.push(cell.trim())
    cell = ''
    state = 'plain'
  }
  const endRow = () => {
    if (state === 'quoted') row.isBroken = true
    endCell()
    if (row.cells.some((value) => value !== '')) rows.push(row)
    row = { line: line + 1, cells: [], isBroken: false }
  }
  for (let place = 0; place < source.length; place += 1) {
    const letter = source.charAt(place)
    if (letter === '"' && state === 'quoted' && source.charAt(place + 1) === '"') {
      cell += letter
      place += 1
    } else if (letter === '"' && state === 'quoted') state = 'closed'
    else if (letter === '"' && cell.trim() === '' && state === 'plain') [cell, state] = ['', 'quoted']
    else if (state !== 'quoted' && letter === separator) endCell()
    else if (letter === '\n') {
      if (state === 'quoted') cell += letter
      else endRow()
      line += 1
    } else if (state === 'closed' && letter.trim() !== '') row.isBroken = true
    else if (state !== 'closed') cell += letter
  }
  endRow()
  return rows
}

export const CSV_HEADING = 'old address,new address\r\n'

export const toCsvLine = ({ from, to }: RedirectWish) => `${toCell(from)},${toCell(to)}\r\n`

/** Every wrong line is named: the first hundred in words, the others by their numbers. */
export function wrongLinesText(wrong: readonly WrongLine[]): string {
  const sorted = wrong.toSorted((one, other) => one.line - other.line)
  const words = sorted.slice(0, WORDS_MAX).map(({ line, reason }) => `Line ${line}: ${reason}.`)
  const others = toRanges(sorted.slice(WORDS_MAX).map(({ line }) => line))
  const head = wrong.length === 1 ? 'One line is wrong' : `${wrong.length} lines are wrong`
  return [`${head}, and nothing was written.`, ...words, ...(others === '' ? [] : [`Wrong too: ${others}.`])].join('\n')
}

function readRow({ cells, isBroken }: CsvRow, siteUrl: string): RedirectWish | string {
  if (isBroken) return 'a quotation mark is never closed, or something follows one that is'
  const [old = '', now = '', ...more] = cells
  if (cells.length < 2) return 'there is one address where there should be two'
  if (more.some((value) => value !== ''))
    return 'there are more than two fields; put an address with a comma into quotes'
  const [from, to] = [readOldAddress(old, siteUrl), readNewAddress(now, siteUrl)]
  if (from.kind === 'wrong') return `the old address ${from.reason}`
  return to.kind === 'wrong' ? `the new address ${to.reason}` : { from: from.address, to: to.address }
}

const isHeading = ({ cells, isBroken }: CsvRow) => !isBroken && cells.every((value) => !/^\/|:\/\//.test(value))

const toCell = (value: string) => (/[",;\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** "104, 107–210". */
function toRanges(lines: readonly number[]): string {
  const ranges: { first: number; last: number }[] = []
  for (const line of lines) {
    const current = ranges.at(-1)
    if (current?.last === line - 1) current.last = line
    else ranges.push({ first: line, last: line })
  }
  return ranges.map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`)).join(', ')
}
