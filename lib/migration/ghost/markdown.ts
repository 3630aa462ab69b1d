import { attribute, markup } from './html-writing'

/**
 * The Markdown that people wrote into Ghost's Markdown cards: headings, lists, quotations, code, rules, pictures, links
 * and emphasis. HTML in it stays HTML. Nested lists come out flat.
 */
export function readMarkdown(source: string): string {
  const lines = source.replace(/\r\n?/g, '\n').split('\n')
  let html = ''
  for (let index = 0; index < lines.length;) {
    const line = lines[index] ?? ''
    const run = (matches: (candidate: string) => boolean) => {
      const from = index
      while (index < lines.length && matches(lines[index] ?? '')) index += 1
      return lines.slice(from, index)
    }
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line)
    if (line.trim() === '') index += 1
    else if (/^(```|~~~)/.test(line)) {
      index += 1
      html += `<pre>${markup(run((next) => !/^(```|~~~)/.test(next)).join('\n'))}</pre>`
      index += 1
    } else if (heading) {
      html += `<h${heading[1]?.length ?? 2}>${inline(heading[2] ?? '')}</h${heading[1]?.length ?? 2}>`
      index += 1
    } else if (/^ {0,3}([-*_])(?:\s*\1){2,}\s*$/.test(line)) {
      html += '<hr>'
      index += 1
    } else if (/^\s*>/.test(line))
      html += `<blockquote>${readMarkdown(
        run((next) => /^\s*>/.test(next))
          .map((next) => next.replace(/^\s*> ?/, ''))
          .join('\n'),
      )}</blockquote>`
    else if (BULLET.test(line))
      html += list(
        'ul',
        run((next) => BULLET.test(next) || /^\s+\S/.test(next)),
        BULLET,
      )
    else if (NUMBER.test(line))
      html += list(
        'ol',
        run((next) => NUMBER.test(next) || /^\s+\S/.test(next)),
        NUMBER,
      )
    else if (/^\s*<\/?[a-z!]/i.test(line)) html += `${run((next) => next.trim() !== '').join('\n')}\n`
    else
      html += `<p>${inline(run((next) => next.trim() !== '' && !BULLET.test(next) && !/^(#{1,6}\s|\s*>|```)/.test(next)).join('\n'))}</p>`
  }
  return html
}

const BULLET = /^\s*[-*+]\s+/
const NUMBER = /^\s*\d{1,9}[.)]\s+/

function list(name: 'ul' | 'ol', lines: string[], mark: RegExp): string {
  const items: string[] = []
  for (const line of lines) {
    if (mark.test(line)) items.push(line.replace(mark, ''))
    else items.push(`${items.pop() ?? ''} ${line.trim()}`)
  }
  return `<${name}>${items.map((item) => `<li>${inline(item)}</li>`).join('')}</${name}>`
}

/** Code first: nothing in it means anything. */
function inline(source: string): string {
  return source
    .split(/(`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? `<code>${markup(part.slice(1, -1))}</code>` : emphasised(part)))
    .join('')
}

const emphasised = (source: string) =>
  source
    .replace(
      /!\[([^\]]*)\]\(([^()\s]+)(?:\s+"[^"]*")?\)/g,
      (_, alt: string, address: string) => `<img${attribute('src', address)}${attribute('alt', alt)}>`,
    )
    .replace(
      /\[([^\]]*)\]\(([^()\s]+)(?:\s+"[^"]*")?\)/g,
      (_, label: string, address: string) => `<a${attribute('href', address)}>${label}</a>`,
    )
    .replace(/(\*\*|__)(?=\S)([^*_]+?)\1/g, '<strong>$2</strong>')
    .replace(/(?<![\w*])\*(?=\S)([^*\n]+)\*(?!\w)/g, '<em>$1</em>')
    .replace(/(?<![\w_])_(?=\S)([^_\n]+)_(?!\w)/g, '<em>$1</em>')
    .replace(/ {2,}\n/g, '<br>')
