/** What XML 1.0 (section 2.2) cannot hold, not even escaped; a pasted text may have it. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Text between tags. `]]>` cannot appear: every `>` is escaped. */
export const xmlText = (text: string) =>
  text
    .toWellFormed()
    .replace(NOT_XML, '')
    .replace(/[&<>\r]/g, (character) => ESCAPES[character] ?? character)

/** Text as it is written, for whoever reads a file without unescaping it. An end of the section is cut in two. */
export const xmlCdata = (text: string) =>
  `<![CDATA[${text.toWellFormed().replace(NOT_XML, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

const xmlAttribute = (value: string) =>
  value
    .toWellFormed()
    .replace(NOT_XML, '')
    .replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? character)

type Attributes = Readonly<Record<string, string | number | undefined>>

/** An element with XML inside: `children` are elements or `xmlText`. Attributes that are undefined are left out. */
export function xmlElement(name: string, attributes: Attributes = {}, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${xmlAttribute(String(value))}"`)
    .join('')
  const inside = children.join('')
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`
}

/** An element that holds text alone. */
export const xmlLeaf = (name: string, text: string, attributes: Attributes = {}) =>
  xmlElement(name, attributes, xmlText(text))

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
