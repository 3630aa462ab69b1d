/** A delimiter of the block editor: `<!-- wp:image {"id":5} -->`, its end, or a block without a text of its own. */
const DELIMITER = /<!--\s(\/?)wp:([a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)?)\s((?:(?!-->)[\s\S])*?)(\/?)-->/g

/** Without a text of their own, and nothing is lost where they are left out. */
const SILENT = new Set(['footnotes', 'more', 'nextpage', 'spacer', 'separator'])

export const hasBlocks = (text: string) => text.includes('<!-- wp:')

/**
 * The HTML of a text of the block editor. What stands outside of every block was written in the classic editor and is
 * marked for its rules. `dynamic` names the blocks that WordPress fills when a page is shown: they hold no text.
 */
export function readBlocks(text: string): { html: string; dynamic: string[] } {
  const dynamic = new Set<string>()
  let html = ''
  let depth = 0
  let from = 0
  const add = (piece: string) => {
    html += depth > 0 || piece.trim() === '' ? piece : `<div data-classic="">${piece}</div>`
  }
  for (const { 0: whole, 1: closing, 2: name = '', 3: given = '', 4: isVoid, index } of text.matchAll(DELIMITER)) {
    add(text.slice(from, index))
    from = index + whole.length
    if (isVoid === '/') {
      const address = /"url":"(https?:[^"]+)"/.exec(given)?.[1]
      if (/embed/.test(name) && address !== undefined)
        html += `<iframe src="${address.replace(/\\u0026/g, '&').replace(/\\\//g, '/')}"></iframe>`
      else if (!SILENT.has(name)) dynamic.add(name)
    } else depth = closing === '/' ? Math.max(0, depth - 1) : depth + 1
  }
  depth = 0
  add(text.slice(from))
  return { html, dynamic: [...dynamic] }
}
