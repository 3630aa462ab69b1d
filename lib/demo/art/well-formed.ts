/**
 * Whether markup is one XML element with every tag closed in order, attributes quoted, and no id given twice or
 * referred to in vain. For tests of what this folder draws; not a parser for markup from outside.
 */
export function wellFormed(markup: string): boolean {
  const open: string[] = []
  let roots = 0
  let read = 0
  for (const tag of markup.matchAll(/<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z:-]+="[^"<&]*")*)\s*(\/?)>/g)) {
    if (tag.index !== read) return false
    read = tag.index + tag[0].length
    const [, closing, name = '', , empty] = tag
    if (closing === '/') {
      if (open.pop() !== name) return false
      continue
    }
    if (open.length === 0) roots += 1
    if (empty !== '/') open.push(name)
  }
  const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
  const references = [...markup.matchAll(/url\(#([^)]+)\)/g)].map((match) => match[1])
  return (
    read === markup.length &&
    open.length === 0 &&
    roots === 1 &&
    new Set(ids).size === ids.length &&
    references.every((reference) => ids.includes(reference))
  )
}
