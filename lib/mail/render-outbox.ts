import { escapeHtml } from '@/lib/escape-html'

type ShownMail = { to: string; subject: string; at: string; text: string; html: string }

/** A plain page of mails, the newest first, each as text and as a mail program would show it. */
export function renderOutbox(mails: readonly ShownMail[]): string {
  const list = mails.map(
    ({ to, subject, at, text, html }) => `<article><h2>${escapeHtml(subject)}</h2>
<p>To ${escapeHtml(to)}, ${escapeHtml(at)}</p>
<details><summary>Text</summary><pre>${escapeHtml(text)}</pre></details>
<iframe title="${escapeHtml(subject)}" sandbox srcdoc="${escapeHtml(html)}" width="100%" height="520"></iframe></article>`,
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>Outbox</title>
<body style="font:16px/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem"><h1>Outbox</h1>
${list.join('\n') || '<p>No mail was sent yet.</p>'}</body></html>`
}
