import 'server-only'
import { scanHtml } from './html-scan'
import type { ScannedElement } from './html-scan'
import type { InlineParts } from './security-policy'

type Edit = { start: number; end: number; text: string }

export type RewrittenHtml = {
  html: string
  inline: InlineParts
  /** Style sheets of this site that the first paint waits for. */
  styleSheets: string[]
}

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
  const { elements, headEnd } = scanHtml(html)
  const isLate = elements.some(
    ({ tagName, attributes }) => tagName === 'html' && attributes.get('data-scripts') === 'late',
  )
  const held = isLate ? elements.filter(isHeldScript) : []
  const inline = inlineParts(elements.filter((element) => !held.includes(element)))
  const styleSheets = elements.flatMap(styleSheetOf)
  if (!isLate) return { html, inline, styleSheets }

  const preloads = elements.filter(isScriptPreload).map(removal)
  if (!elements.some(({ attributes }) => attributes.has('data-island'))) {
    return { html: applyEdits(html, [...preloads, ...held.map(removal)]), inline, styleSheets }
  }
  const files = held.filter(({ attributes }) => attributes.has('src'))
  const data = held.filter(({ attributes }) => !attributes.has('src'))
  const dataText = data.map(({ text }) => text).join(';\n')
  const dataEnd = data.at(-1)?.end ?? 0
  const loaderAt = headEnd ?? held[0]?.start ?? 0
  const insertions: Edit[] = [{ start: loaderAt, end: loaderAt, text: `<script>${loader}</script>` }]
  if (data.length > 0) {
    insertions.push({ start: dataEnd, end: dataEnd, text: `<script type="${heldType}">${dataText}</script>` })
  }
  const inert = files.map((file): Edit => ({ start: file.start, end: file.end, text: inertScript(html, file) }))
  return {
    html: applyEdits(html, [...preloads, ...data.map(removal), ...inert, ...insertions]),
    inline: { ...inline, scripts: [...inline.scripts, loader, ...(data.length > 0 ? [dataText] : [])] },
    styleSheets,
  }
}

/** React's own: the framework's files, and the data that it reads when it starts. `nomodule` files never run today. */
function isHeldScript({ tagName, attributes, text }: ScannedElement): boolean {
  if (tagName !== 'script' || attributes.has('nomodule') || !isActive(attributes)) return false
  const source = attributes.get('src')
  return source === undefined ? dataStarts.some((start) => text.startsWith(start)) : isFrameworkFile(source)
}

function isScriptPreload({ tagName, attributes }: ScannedElement): boolean {
  if (tagName !== 'link' || !isFrameworkFile(attributes.get('href') ?? '')) return false
  const relation = attributes.get('rel')
  return relation === 'modulepreload' || (relation === 'preload' && attributes.get('as') === 'script')
}

function styleSheetOf({ tagName, attributes }: ScannedElement): string[] {
  const address = attributes.get('href') ?? ''
  const isOwn = tagName === 'link' && attributes.get('rel') === 'stylesheet' && /^\/(?!\/)[^<>,;\s]+$/.test(address)
  return isOwn ? [address] : []
}

const isFrameworkFile = (address: string) => address.startsWith('/_next/')

const isActive = (attributes: ReadonlyMap<string, string>) =>
  activeTypes.has(attributes.get('type')?.toLowerCase() ?? '')

/** The element as it was written, with a type that no browser runs; the type it had, the loader gives back. */
function inertScript(html: string, { start, end, attributes, spanOf }: ScannedElement): string {
  const type = spanOf('type')
  const afterName = start + '<script'.length
  const written = type ? html.slice(afterName, type.start) + html.slice(type.end, end) : html.slice(afterName, end)
  const own = type ? ` data-type="${attributes.get('type') ?? ''}"` : ''
  return `<script type="${heldType}"${own}${written}`
}

function inlineParts(elements: readonly ScannedElement[]): InlineParts {
  const isInlineScript = ({ tagName, attributes }: ScannedElement) =>
    tagName === 'script' && !attributes.has('src') && isActive(attributes)
  return {
    scripts: elements.filter(isInlineScript).map(({ text }) => text),
    styles: elements.filter(({ tagName }) => tagName === 'style').map(({ text }) => text),
    styleAttributes: elements.flatMap(({ attributes }) => attributes.get('style') ?? []),
  }
}

function removal({ start, end }: ScannedElement): Edit {
  return { start, end, text: '' }
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
