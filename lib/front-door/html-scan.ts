import 'server-only'
import { Tokenizer, TokenizerMode } from 'parse5'
import type { Token } from 'parse5'

/** A start tag as it stands in the text; for scripts and styles with all up to the end of their end tag. */
export type ScannedElement = {
  tagName: string
  attributes: ReadonlyMap<string, string>
  start: number
  end: number
  /** Where an attribute is written, for taking it out. */
  spanOf: (attribute: string) => { start: number; end: number } | undefined
  /** Of scripts and styles, as a browser reads it: newlines made one kind. */
  text: string
}

export type ScannedHtml = { elements: readonly ScannedElement[]; headEnd: number | undefined }

/** Elements whose content is text, not markup (HTML, section 13.2.5). `noscript` is not: its styles count. */
const textModes: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  script: TokenizerMode.SCRIPT_DATA,
  style: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
}
const foreign = new Set(['svg', 'math'])
const nothing = () => undefined

/**
 * Every element of a document, by the tokenizer of the HTML standard. No tree is built: that takes three times as
 * long, on the thread that serves everyone else.
 */
export function scanHtml(html: string): ScannedHtml {
  const elements: ScannedElement[] = []
  let headEnd: number | undefined
  let open: ScannedElement | undefined
  let foreignDepth = 0

  const close = (tagEnd: number, textEnd: number) => {
    if (!open) return
    open.text = html.slice(open.end, textEnd).replace(/\r\n?/g, '\n')
    open.end = tagEnd
    open = undefined
  }
  const onStartTag = (token: Token.TagToken) => {
    const element = toElement(token)
    elements.push(element)
    if (foreign.has(token.tagName) && !token.selfClosing) foreignDepth += 1
    const mode = textModes[token.tagName]
    // Inside a drawing `<style/>` is a whole element; elsewhere the slash means nothing.
    if (mode === undefined || (token.selfClosing && foreignDepth > 0)) return
    tokenizer.state = mode
    tokenizer.lastStartTagName = token.tagName
    if (token.tagName === 'script' || token.tagName === 'style') open = element
  }
  const onEndTag = ({ tagName, location }: Token.TagToken) => {
    if (tagName === 'head') headEnd ??= location?.startOffset
    if (foreign.has(tagName)) foreignDepth = Math.max(0, foreignDepth - 1)
    if (open?.tagName === tagName && location) close(location.endOffset, location.startOffset)
  }
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag,
      onEndTag,
      onEof: nothing,
      onComment: nothing,
      onDoctype: nothing,
      onCharacter: nothing,
      onNullCharacter: nothing,
      onWhitespaceCharacter: nothing,
    },
  )
  tokenizer.write(html, true)
  close(html.length, html.length)
  return { elements, headEnd }
}

function toElement({ tagName, attrs, location }: Token.TagToken): ScannedElement {
  return {
    tagName,
    attributes: new Map(attrs.map(({ name, value }) => [name, value])),
    start: location?.startOffset ?? 0,
    end: location?.endOffset ?? 0,
    text: '',
    spanOf: (attribute) => {
      const span = location?.attrs?.[attribute]
      return span && { start: span.startOffset, end: span.endOffset }
    },
  }
}
