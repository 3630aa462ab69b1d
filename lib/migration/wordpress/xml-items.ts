import { AppError } from '@/lib/errors'
import type { Damage } from '../archive'

/** A piece of an export that can be parsed by itself, and the line that it begins in. */
export type XmlPart = { kind: 'head' | 'item'; text: string; line: number } | { kind: 'damage'; damage: Damage }

export type XmlLimits = { headLengthMax: number; itemLengthMax: number }
export const XML_LIMITS: XmlLimits = { headLengthMax: 64 * 1024 * 1024, itemLengthMax: 16 * 1024 * 1024 }

/** What decides where an item begins and ends; in a CDATA section or a comment nothing else does. */
const MARK = /<item(?=[\s>])|<\/item\s*>|<!\[CDATA\[|<!--|<!DOCTYPE|<!ENTITY/gi
/** So much of the end may be the beginning of a mark. */
const MARK_LENGTH = 12
/** A CDATA section that was never closed runs into the next item; no text has these three in a row. */
const RUN_AWAY = /<\/item>\s*(?=<item>\s*<title>)/
const RUN_AWAY_LENGTH = 200

type Cutter = {
  rest: string
  line: number
  head: string
  item: { text: string; line: number; isTooLong: boolean } | null
  /** What ends the section that is being read, a CDATA section or a comment. */
  until: string | null
  limits: XmlLimits
}

/**
 * Cuts an export into its head (everything that is in no item) and its items, a bounded piece of text at a time, so that
 * a broken item costs itself alone. Throws INVALID for a document type or an entity declaration: no export has one, and
 * they are how an XML file reads other files or grows without bound.
 */
export async function* splitItems(
  chunks: AsyncIterable<string>,
  limits: XmlLimits = XML_LIMITS,
): AsyncGenerator<XmlPart> {
  const cutter: Cutter = { rest: '', line: 1, head: '', item: null, until: null, limits }
  for await (const chunk of chunks) {
    cutter.rest += chunk
    yield* cut(cutter, false)
  }
  yield* cut(cutter, true)
  if (cutter.item) yield broken(cutter, 'The file ends in the middle of this item.')
  if (cutter.head !== '') yield { kind: 'head', text: cutter.head, line: 1 }
}

function* cut(cutter: Cutter, isLast: boolean): Generator<XmlPart> {
  for (;;) {
    if (cutter.until !== null) {
      const end = cutter.rest.indexOf(cutter.until)
      const section = end === -1 ? cutter.rest : cutter.rest.slice(0, end)
      const runAway = cutter.item && cutter.until === ']]>' ? RUN_AWAY.exec(section) : null
      if (runAway) {
        yield broken(cutter, 'A CDATA section of this item never ends.')
        take(cutter, runAway.index + runAway[0].length)
        cutter.item = null
        cutter.until = null
        continue
      }
      if (end === -1) {
        take(cutter, isLast ? cutter.rest.length : cutter.rest.length - RUN_AWAY_LENGTH)
        return
      }
      take(cutter, end + cutter.until.length)
      cutter.until = null
    }
    MARK.lastIndex = 0
    const mark = MARK.exec(cutter.rest)
    if (!mark) {
      take(cutter, isLast ? cutter.rest.length : cutter.rest.length - MARK_LENGTH)
      return
    }
    take(cutter, mark.index)
    switch (mark[0].toLowerCase()) {
      case '<!doctype':
      case '<!entity':
        throw refusedDeclaration(cutter.line)
      case '<![cdata[':
        cutter.until = ']]>'
        take(cutter, mark[0].length)
        break
      case '<!--':
        cutter.until = '-->'
        take(cutter, mark[0].length)
        break
      case '<item':
        if (cutter.item) yield broken(cutter, 'This item does not end before the next one begins.')
        else if (cutter.head !== '') yield { kind: 'head', text: cutter.head, line: 1 }
        cutter.head = ''
        cutter.item = { text: '', line: cutter.line, isTooLong: false }
        take(cutter, mark[0].length)
        break
      default:
        take(cutter, mark[0].length)
        if (!cutter.item) break
        yield cutter.item.isTooLong
          ? broken(cutter, `This item is longer than ${cutter.limits.itemLengthMax} characters.`)
          : { kind: 'item', text: cutter.item.text, line: cutter.item.line }
        cutter.item = null
    }
  }
}

/** Moves text from what is unread to what it belongs to. */
function take(cutter: Cutter, length: number): void {
  if (length <= 0) return
  const text = cutter.rest.slice(0, length)
  cutter.rest = cutter.rest.slice(length)
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) cutter.line += 1
  const { item, limits } = cutter
  if (item === null) {
    cutter.head += text
    if (cutter.head.length > limits.headLengthMax)
      throw new AppError('INVALID', 'What stands before the first item of this file is too long to be read.')
  } else if (item.text.length + text.length > limits.itemLengthMax) item.isTooLong = true
  else item.text += text
}

const broken = ({ item, line }: Cutter, what: string): XmlPart => ({
  kind: 'damage',
  damage: { line: item?.line ?? line, what, isFatal: true },
})

const refusedDeclaration = (line: number) =>
  new AppError(
    'INVALID',
    `Line ${line} declares a document type or an entity. No export of WordPress does, and such a file can make its reader open other files or grow without end: it was not read.`,
  )
