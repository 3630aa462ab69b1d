import { toString } from 'hast-util-to-string'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'

const parser = unified().use(rehypeParse, { fragment: true }).freeze()
const LENGTH_MAX = 20_000

/** The text of a line of HTML: names of characters written out, tags left out, one blank between words. */
export function plainText(html: string): string {
  const written = html.slice(0, LENGTH_MAX)
  const text = /[<&]/.test(written) ? toString(parser.parse(written)) : written
  return text.replace(/[\s\u00a0]+/g, ' ').trim()
}

/** At most so many characters, cut at a word, with an ellipsis where something is missing. */
export function cut(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  return `${text.slice(0, lengthMax - 1).replace(/\s+\S*$/, '')}…`
}
