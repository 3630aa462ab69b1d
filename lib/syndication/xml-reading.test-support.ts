/** An element of a document that a strict reader read. */
export type XmlNode = { name: string; attributes: Record<string, string>; children: XmlNode[]; text: string }

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const TOKEN = /<\?[^?]*\?>|<\/([\w:.-]+)>|<([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y

/** Reads what this site writes of XML 1.0, and throws at everything that is not well-formed: no repair, no guess. */
export function readXml(text: string): XmlNode {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text))
    throw new Error('A character outside section 2.2.')
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    const parent = open.at(-1)
    if (!match || !parent) throw new Error(`Not well-formed at ${at}: ${text.slice(at, at + 60)}`)
    const [, closed, name, attributes = '', isEmpty, run] = match
    if (closed !== undefined && open.pop()?.name !== closed) throw new Error(`Closes what is not open: ${closed}`)
    if (run !== undefined) parent.text += unescape(run)
    if (name === undefined) continue
    const node: XmlNode = { name, attributes: {}, children: [], text: '' }
    for (const [, key = '', value = ''] of attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
      if (key in node.attributes) throw new Error(`Twice: ${key}`)
      node.attributes[key] = unescape(value)
    }
    parent.children.push(node)
    if (isEmpty === '') open.push(node)
  }
  const [document, ...more] = root.children
  if (open.length !== 1 || !document || more.length > 0) throw new Error('Not one document.')
  return document
}

export const childrenOf = (node: XmlNode | undefined, name: string) =>
  (node?.children ?? []).filter((child) => child.name === name)
export const childText = (node: XmlNode | undefined, name: string) => childrenOf(node, name)[0]?.text

function unescape(text: string): string {
  return text.replace(/&(#\d+|\w+)?;?/g, (whole, name: string | undefined) => {
    const character = name?.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : ENTITIES[name ?? '']
    if (character === undefined || !whole.endsWith(';')) throw new Error(`No such entity: ${whole}`)
    return character
  })
}
