import 'server-only'
import { parse } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import type { InlineParts } from './security-policy'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node
type Edit = { start: number; end: number; text: string }

export type RewrittenHtml = { html: string; inline: InlineParts }

/** Script types that a browser runs or obeys; every other type is data, and no policy concerns it. */
const activeTypes = new Set([
  '',
  'text/javascript',
  'application/javascript',
  'module',
  'importmap',
  'speculationrules',
])
const heldType = 'text/late'
/** How the inline scripts begin that only feed React and its module loader. */
const dataStarts = ['(self.__next_f=', 'self.__next_f.push(', '(globalThis["TURBOPACK"]']

/**
 * Reads a page as a browser would and names its inline scripts and styles. A page that asks for it
 * (`<html data-scripts="late">`) also has React's scripts held back: its script elements become inert, their preloads
 * go, its data moves into one inert element, and `loader` is put at the end of the head. A page without an island
 * (`data-island`) will never need them, so there they are left out, and no loader is put in. Every other byte stays.
 */
export function rewriteHtml(html: string, { loader }: { loader: string }): RewrittenHtml {
  const elements = elementsOf(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }))
  const isLate = elements.some((element) => element.tagName === 'html' && attribute(element, 'data-scripts') === 'late')
  if (!isLate) return { html, inline: inlineParts(elements, []) }

  const held = elements.filter(isHeldScript)
  const hasIsland = elements.some((element) => attribute(element, 'data-island') !== undefined)
  const edits = elements.filter(isScriptPreload).map(removal)
  if (!hasIsland) {
    return { html: applyEdits(html, [...edits, ...held.map(removal)]), inline: inlineParts(elements, held) }
  }
  const data = held.filter((script) => attribute(script, 'src') === undefined)
  const dataText = data.map(textOf).join(';\n')
  for (const script of held) {
    const source = attribute(script, 'src')
    if (source === undefined) edits.push(removal(script))
    else edits.push({ ...removal(script), text: heldScript(html, script) })
  }
  const headEnd = endOfHead(elements) ?? held[0]?.sourceCodeLocation?.startOffset ?? 0
  const dataElement = dataText === '' ? '' : `<script type="${heldType}">${dataText}</script>`
  const lastData = data.at(-1)?.sourceCodeLocation?.endOffset
  if (lastData !== undefined) edits.push({ start: lastData, end: lastData, text: dataElement })
  edits.push({ start: headEnd, end: headEnd, text: `<script>${loader}</script>` })
  const inline = inlineParts(elements, held)
  return {
    html: applyEdits(html, edits),
    inline: { ...inline, scripts: [...inline.scripts, loader, ...(dataText === '' ? [] : [dataText])] },
  }
}

/** React's own: the framework's files, and the data that it reads when it starts. `nomodule` files never run today. */
function isHeldScript(element: Element): boolean {
  if (element.tagName !== 'script' || attribute(element, 'nomodule') !== undefined) return false
  if (!activeTypes.has(attribute(element, 'type')?.toLowerCase() ?? '')) return false
  const source = attribute(element, 'src')
  if (source !== undefined) return isFrameworkFile(source)
  const text = textOf(element)
  return dataStarts.some((start) => text.startsWith(start))
}

function isScriptPreload(element: Element): boolean {
  if (element.tagName !== 'link' || !isFrameworkFile(attribute(element, 'href') ?? '')) return false
  const relation = attribute(element, 'rel')
  return relation === 'modulepreload' || (relation === 'preload' && attribute(element, 'as') === 'script')
}

const isFrameworkFile = (address: string) => address.startsWith('/_next/')

/** The element as it was written, with a type that no browser runs; what type it had, the loader gives back. */
function heldScript(html: string, script: Element): string {
  const location = script.sourceCodeLocation
  const type = location?.attrs?.['type']
  const written = html.slice(location?.startOffset ?? 0, location?.endOffset ?? 0)
  const start = location?.startOffset ?? 0
  const tag = type ? written.slice(0, type.startOffset - start) + written.slice(type.endOffset - start) : written
  const given = attribute(script, 'type')
  const kept = given === undefined ? '' : ` data-type="${given}"`
  return `<script type="${heldType}"${kept}${tag.slice('<script'.length)}`
}

function inlineParts(elements: readonly Element[], left: readonly Element[]): InlineParts {
  const scripts = elements.filter(
    (element) =>
      element.tagName === 'script' &&
      !left.includes(element) &&
      attribute(element, 'src') === undefined &&
      activeTypes.has(attribute(element, 'type')?.toLowerCase() ?? ''),
  )
  return {
    scripts: scripts.map(textOf),
    styles: elements.filter(({ tagName }) => tagName === 'style').map(textOf),
    styleAttributes: elements.flatMap((element) => attribute(element, 'style') ?? []),
  }
}

function elementsOf(root: Node): Element[] {
  const found: Element[] = []
  const waiting: Node[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node) found.push(node)
    if ('content' in node) waiting.push(node.content)
    if ('childNodes' in node) waiting.push(...node.childNodes.toReversed())
  }
  return found
}

const attribute = (element: Element, name: string) => element.attrs.find((candidate) => candidate.name === name)?.value

const textOf = (element: Element) =>
  element.childNodes.map((child) => (child.nodeName === '#text' && 'value' in child ? child.value : '')).join('')

const endOfHead = (elements: readonly Element[]) =>
  elements.find(({ tagName }) => tagName === 'head')?.sourceCodeLocation?.endTag?.startOffset

function removal(element: Element): Edit {
  const location = element.sourceCodeLocation
  return { start: location?.startOffset ?? 0, end: location?.endOffset ?? 0, text: '' }
}

function applyEdits(html: string, edits: readonly Edit[]): string {
  let result = ''
  let position = 0
  for (const { start, end, text } of edits.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    result += html.slice(position, start) + text
    position = end
  }
  return result + html.slice(position)
}
