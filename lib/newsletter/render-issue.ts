import type { Mail } from '@/lib/mail/letter'
import { escapeHtml } from '@/lib/escape-html'
import { toMailPage, type Frame } from '@/lib/mail/render-letter'

export type IssueStory = { headline: string; deck: string; section: string; path: string; minutes: number }
export type Issue = {
  /** "Monday, 23 November 2026". */
  day: string
  stories: IssueStory[]
  /** Pieces that the mail has no room for. */
  more: number
}

/** To whom, as which message, and with which way out. */
type Delivery = { to: string; token: string; messageId: string }

/**
 * An issue as a mail. It can be ended by one click in the mail program (RFC 8058) and by a link in it; nothing in it is
 * loaded from anywhere or counts who reads it. The same issue to the same subscriber is always the same message.
 */
export function renderIssue(issue: Issue, frame: Frame, { to, token, messageId }: Delivery): Mail {
  const host = new URL(frame.siteUrl).hostname
  const subject = `${frame.siteName}: ${issue.stories[0]?.headline ?? issue.day}`.slice(0, 200)
  const settings = `${frame.siteUrl}/newsletter?token=${token}`
  return {
    to,
    subject,
    text: toText(issue, frame, settings),
    html: toHtml(subject, issue, frame, settings),
    headers: {
      'Message-ID': `<${messageId}@${host}>`,
      'List-ID': `<digest.${host}>`,
      'List-Unsubscribe': `<${frame.siteUrl}/api/v1/newsletter/unsubscribe?token=${token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
}

const minutesOf = (minutes: number) => `${minutes} min read`
const moreOf = (more: number) => `${more} more ${more === 1 ? 'piece' : 'pieces'} of these days`

function toText({ day, stories, more }: Issue, { siteName, siteUrl }: Frame, settings: string): string {
  const parts = [
    `${siteName}\n${day}`,
    ...stories.map(({ headline, deck, section, path, minutes }) =>
      [headline, ...(deck === '' ? [] : [deck]), `${section}, ${minutesOf(minutes)}`, siteUrl + path].join('\n'),
    ),
    ...(more > 0 ? [`${moreOf(more)}: ${siteUrl}/digest`] : []),
    `-- \nYou get this because you asked for it at ${siteUrl}.\nChange it or unsubscribe: ${settings}`,
  ]
  return `${parts.join('\n\n')}\n`
}

function toHtml(
  subject: string,
  { day, stories, more }: Issue,
  { siteName, siteUrl }: Frame,
  settings: string,
): string {
  const link = (address: string, text: string) => `<a href="${escapeHtml(address)}">${escapeHtml(text)}</a>`
  return toMailPage(subject, [
    `<p class="name">${escapeHtml(siteName)}</p>`,
    `<h1>${escapeHtml(day)}</h1>`,
    ...stories.flatMap(({ headline, deck, section, path, minutes }) => [
      `<h2>${link(siteUrl + path, headline)}</h2>`,
      ...(deck === '' ? [] : [`<p>${escapeHtml(deck)}</p>`]),
      `<p class="facts">${escapeHtml(section)} · ${minutesOf(minutes)}</p>`,
    ]),
    ...(more > 0 ? [`<p>${link(`${siteUrl}/digest`, moreOf(more))}</p>`] : []),
    `<p class="note">You get this because you asked for it. ${link(settings, 'Change it or unsubscribe')}</p>`,
  ])
}
