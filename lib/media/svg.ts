import { SaxesParser } from 'saxes'

/** What draws. No script, no foreign content, no pictures in pictures, nothing that moves or links. */
const ELEMENTS = new Set(
  `svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath clipPath mask
  marker pattern linearGradient radialGradient stop style filter feBlend feColorMatrix feComponentTransfer feComposite
  feDiffuseLighting feDisplacementMap feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge
  feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feDistantLight feTile
  feTurbulence`.split(/\s+/),
)
const NAMESPACE = 'http://www.w3.org/2000/svg'
const DEPTH_MAX = 100

/**
 * An SVG with nothing in it that runs, loads or leads elsewhere: elements that draw, attributes without handlers, and
 * references to parts of the file itself. What it gives back passes it unchanged. Null for what is no SVG: broken XML,
 * entities of its own, another root.
 */
export function sanitiseSvg(source: string): string | null {
  let out = ''
  let depth = 0
  /** How deep in something that is left out. */
  let skipped = 0
  let style: string | null = null
  const faults: string[] = []
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', (doctype) => {
    // Entities of the file's own can grow without end, or stand for markup.
    if (doctype.includes('[')) faults.push('entities')
  })
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth === 1 && (tag.local !== 'svg' || tag.uri !== NAMESPACE)) faults.push('root')
    if (depth > DEPTH_MAX) faults.push('depth')
    if (skipped > 0 || tag.uri !== NAMESPACE || !ELEMENTS.has(tag.local)) {
      skipped += 1
      return
    }
    if (tag.local === 'style') style = ''
    const kept = Object.values(tag.attributes)
      .map(keptAttribute)
      .filter((attribute) => attribute !== null)
    const written = kept.map(([name, value]) => ` ${name}="${escape(value)}"`).join('')
    out += depth === 1 ? `<svg xmlns="${NAMESPACE}"${written}>` : `<${tag.local}${written}>`
  })
  const keepText = (text: string) => {
    if (skipped > 0) return
    if (style === null) out += escape(text)
    else style += text
  }
  parser.on('text', (text) => {
    if (depth > 0) keepText(text)
  })
  parser.on('cdata', keepText)
  parser.on('closetag', (tag) => {
    depth -= 1
    if (skipped > 0) {
      skipped -= 1
      return
    }
    if (style !== null) {
      if (isHarmlessStyle(style)) out += escape(style)
      style = null
    }
    out += `</${tag.local}>`
  })
  try {
    parser.write(source.replace(/^\uFEFF/, '')).close()
  } catch {
    return null
  }
  return faults.length === 0 ? out : null
}

type Attribute = { name: string; prefix: string; local: string; value: string }

function keptAttribute({ name, prefix, local, value }: Attribute): [string, string] | null {
  if (prefix === 'xmlns' || name === 'xmlns') return null
  if (local === 'href') return /^#[\w.-]+$/.test(value) ? ['href', value] : null
  if (name === 'xml:space') return [name, value]
  if (prefix !== '' || !/^[a-z][a-z0-9-]*$/i.test(name) || /^on/i.test(name)) return null
  return isHarmlessStyle(value) ? [name, value] : null
}

/** Neither loads anything nor hides that it does: references are to the file's own parts, and nothing is escaped. */
function isHarmlessStyle(text: string): boolean {
  const withoutOwn = text.replace(/url\(\s*(["']?)#[\w.-]+\1\s*\)/gi, '')
  return !/url\s*\(|@import|@font-face|expression|javascript:|data:|image\s*\(|image-set|src\s*\(|\\/i.test(withoutOwn)
}

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter)
