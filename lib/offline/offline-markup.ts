import { formatDayShort } from '@/lib/dates'
import { escapeHtml } from '@/lib/escape-html'
import { OFFLINE_SLOT } from './offline'
import type { KeptDocument, OfflineCard, OfflineIndex } from './offline-index'

/*
 * What the worker writes into kept pages. Their policy forbids inline scripts and styles, so there are none.
 */

export type WhyKept = 'offline' | 'slow'

/** A kept page with a line above it that says what it is. */
export function withKeptNote(html: string, { why, checkedAt }: { why: WhyKept; checkedAt: number }): string {
  const reason = why === 'offline' ? 'You are offline.' : 'The site does not answer.'
  const moment = new Date(checkedAt)
  const day = moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })
  const time = moment.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  // A function, or "$" in what is put in would mean something.
  return html.replace(
    '<main',
    (main) =>
      `<aside class="offline-note" aria-label="Kept copy"><p>${reason} This is the copy of ${day}, ${time}, that your device kept. <a href="">Try again</a></p></aside>${main}`,
  )
}

/** The offline page with what can be read now: the lists that have a document left, each with what it has. */
export function withKeptLists(html: string, index: OfflineIndex): string {
  const { digest, saved, documents } = index
  const kept = (cards: readonly OfflineCard[]) => cards.filter(({ path }) => path in documents)
  const lists = [
    { id: 'kept-saved', title: 'Saved', cards: kept(saved.cards) },
    {
      id: 'kept-digest',
      title: digest && digest.path in documents ? link(digest.path, `The digest of ${digest.name}`) : 'The digest',
      cards: kept(digest?.cards ?? []),
    },
  ].filter(({ cards }) => cards.length > 0)
  if (lists.length === 0) return html
  const markup = lists.map(({ id, title, cards }) => {
    const items = cards.map((card) => `<li>${toStory(card, index)}</li>`).join('')
    return `<section aria-labelledby="${id}"><h2 id="${id}" class="rail-title">${title}</h2><ul class="story-list">${items}</ul></section>`
  })
  const lead = '<p>These pieces are on this device, and read without a connection.</p>'
  const slot = new RegExp(`(<div ${OFFLINE_SLOT}="">)[\\s\\S]*?(</div>)`)
  return html.replace(slot, (_, open: string, close: string) => `${open}${lead}${markup.join('')}${close}`)
}

/** As components/front/story-card.tsx shows a listed story, with less around it. */
function toStory(card: OfflineCard, { timeZone, documents }: OfflineIndex): string {
  const picture = card.pictureKey !== null && pictureOf(documents[card.path], card.pictureKey)
  const day = new Date(card.publishedAt)
  const facts = [
    card.section === '' ? '' : `<span>${escapeHtml(card.section)}</span>`,
    `<time datetime="${day.toISOString()}">${formatDayShort(day, timeZone)}</time>`,
    `<span>${card.readingMinutes} Min Read</span>`,
  ]
  return `<article class="story story-listed hue-${(Math.round(card.hue / 5) * 5) % 360}"><div class="story-picture">${
    picture ? `<img src="${picture}" alt="">` : ''
  }</div><div class="story-words"><h3 class="story-headline">${link(card.path, card.headline)}</h3><p class="story-facts">${facts.join('')}</p></div></article>`
}

const pictureOf = (document: KeptDocument | undefined, key: string) =>
  document?.files.find((file) => file.startsWith(`/media/${key}/`))

const link = (path: string, name: string) => `<a href="${escapeHtml(path)}">${escapeHtml(name)}</a>`
