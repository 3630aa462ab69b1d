import { SaxesParser } from 'saxes'
import { AppError } from '@/lib/errors'

/** An element with its text and its children. Names are as written: exports all use the same prefixes. */
export type XmlElement = {
  name: string
  attributes: Readonly<Record<string, string>>
  text: string
  children: XmlElement[]
}

const DEPTH_MAX = 40
const ELEMENTS_MAX = 200_000

/** What a text may lack without becoming another text: WordPress and its plugins write these themselves. */
const HARMLESS = /undefined entity|entity name|character entity|disallowed character\.|in char data/
/** A head is cut out of its document: what it opens ends elsewhere. */
const OF_A_FRAGMENT =
  /unclosed tag|unmatched closing tag|unexpected close tag|XML declaration|processing instruction|outside of root/

/**
 * Reads a part of an XML document. `fault` is the first thing that makes it unsound, with its line; what is harmless
 * (an unescaped "&", a name of HTML's) stays in the text as it was written. Nothing is expanded and nothing fetched.
 */
export function readElements(
  text: string,
  options: { line: number; isFragment: boolean },
): { root: XmlElement; fault: { line: number; what: string } | null } {
  const root: XmlElement = { name: '', attributes: {}, text: '', children: [] }
  const open: XmlElement[] = [root]
  let elements = 0
  let fault: { line: number; what: string } | null = null
  const parser = new SaxesParser({ fragment: true, xmlns: false })
  const note = (what: string) => {
    fault ??= { line: options.line + parser.line - 1, what }
  }
  const innermost = () => open[open.length - 1] ?? root

  parser.on('error', (error) => {
    const what = error.message.replace(/^\d+:\d+: /, '')
    if (HARMLESS.test(what) || (options.isFragment && OF_A_FRAGMENT.test(what))) return
    note(what)
  })
  parser.on('opentag', (tag) => {
    const element: XmlElement = { name: tag.name, attributes: tag.attributes, text: '', children: [] }
    elements += 1
    if (open.length > DEPTH_MAX || elements > ELEMENTS_MAX)
      throw new AppError('INVALID', `Line ${options.line + parser.line - 1}: the elements of this file nest too deep.`)
    innermost().children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    if (open.length > 1) open.pop()
  })
  const add = (written: string) => {
    innermost().text += written
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.write(text).close()
  return { root, fault }
}

/** The text of the first child of a name, without blanks around it; empty where there is none. */
export const childText = (element: XmlElement, name: string): string =>
  element.children.find((child) => child.name === name)?.text.trim() ?? ''

export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name)
