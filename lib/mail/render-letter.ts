import { escapeHtml } from '@/lib/escape-html'
import type { Letter } from './letter'

export type Frame = { siteName: string; siteUrl: string }

/**
 * A letter as plain text and as HTML: one column, no pictures, nothing loaded from anywhere. Colours are named for both
 * themes; programs that turn colours around by themselves find enough contrast either way.
 */
export function renderLetter(letter: Letter, { siteName, siteUrl }: Frame): { text: string; html: string } {
  return { text: toText(letter, { siteName, siteUrl }), html: toHtml(letter, { siteName, siteUrl }) }
}

function toText({ heading, paragraphs, code, action, note }: Letter, { siteName, siteUrl }: Frame): string {
  const parts = [
    heading,
    ...paragraphs,
    ...(code === undefined ? [] : [`    ${code}`]),
    ...(action ? [`${action.label}: ${siteUrl}${action.path}`] : []),
    note,
    `-- \n${siteName}\n${siteUrl}`,
  ]
  return `${parts.join('\n\n')}\n`
}

function toHtml({ subject, heading, paragraphs, code, action, note }: Letter, { siteName, siteUrl }: Frame): string {
  return toMailPage(subject, [
    `<p class="name">${escapeHtml(siteName)}</p>`,
    `<h1>${escapeHtml(heading)}</h1>`,
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...(code === undefined ? [] : [`<p class="code">${code}</p>`]),
    ...(action
      ? [`<p><a class="action" href="${escapeHtml(siteUrl + action.path)}">${escapeHtml(action.label)}</a></p>`]
      : []),
    `<p class="note">${escapeHtml(note)}</p>`,
    `<p class="note"><a href="${escapeHtml(siteUrl)}">${escapeHtml(siteUrl.replace(/^https?:\/\//, ''))}</a></p>`,
  ])
}

/** A whole mail of these blocks of HTML, in the look of all of them. */
export function toMailPage(subject: string, blocks: readonly string[]): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title><style>${STYLE}</style></head>
<body><div class="page">
${blocks.join('\n')}
</div></body></html>
`
}

/** The site's paper and ink, in colours that mail programs know. */
const STYLE = `
:root{color-scheme:light dark}
body{margin:0;background:#faf6ee;color:#1d2129;font:17px/1.5 Georgia,'Times New Roman',serif}
.page{max-width:34rem;margin:0 auto;padding:2rem 1.25rem}
.name{margin:0;padding-bottom:.75rem;border-bottom:6px solid #8f1537;font-weight:700;font-size:20px}
h1{margin:1.5rem 0 0;font-size:26px;line-height:1.2}
p{margin:1rem 0 0}
.code{font:700 34px/1.2 Consolas,Menlo,monospace;letter-spacing:.16em}
.action{display:inline-block;padding:.6rem 1.1rem;border:1px solid currentColor;color:inherit;text-decoration:none;font-family:Arial,sans-serif;font-size:15px}
.note{color:#4a505c;font:14px/1.5 Arial,sans-serif}
.note a{color:inherit}
h2{margin:2rem 0 0;font-size:20px;line-height:1.3}
h2 a{color:inherit;text-decoration:none}
h2+p{margin-top:.375rem}
.facts{margin-top:.375rem;color:#4a505c;font:13px/1.5 Arial,sans-serif}
@media (prefers-color-scheme:dark){body{background:#12161f;color:#ece7dc}.name{border-color:#b54a63}.note,.facts{color:#b9b4a9}}
`.trim()
