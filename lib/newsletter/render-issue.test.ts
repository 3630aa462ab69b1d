import { expect, it } from 'vitest'
import { renderIssue, type Issue } from './render-issue'

const issue: Issue = {
  day: 'Monday, 23 November 2026',
  stories: [
    { headline: 'Salt <& sea>', deck: '', section: 'Science', path: '/science/salt', minutes: 4 },
    { headline: 'Wind', deck: 'Over Absheron.', section: 'Energy', path: '/energy/wind', minutes: 1 },
  ],
  more: 2,
}
const frame = { siteName: 'Daily Digest', siteUrl: 'https://digest.example' }
const delivery = { to: 'leyla@example.org', token: 'abc.def', messageId: 'digest.1.2' }

it('says the same as text and as HTML, with whole addresses', () => {
  const { text, html } = renderIssue(issue, frame, delivery)
  expect(text).toContain('Wind\nOver Absheron.\nEnergy, 1 min read\nhttps://digest.example/energy/wind')
  expect(text).toContain('2 more pieces of these days: https://digest.example/digest')
  expect(html).toContain('<h2><a href="https://digest.example/science/salt">Salt &lt;&amp; sea&gt;</a></h2>')
})

it('loads nothing from anywhere and counts nobody', () => {
  const { html } = renderIssue(issue, frame, delivery)
  expect(html).not.toMatch(/<(img|script|link|iframe)|src=|url\(/)
})

it('is for both themes, and for programs that know no styles of a page', () => {
  const { html } = renderIssue(issue, frame, delivery)
  expect(html).toContain('<meta name="color-scheme" content="light dark">')
  expect(html).toContain('@media (prefers-color-scheme:dark)')
})

it('is the same message when it is made again, and can be ended from it', () => {
  const { headers, text } = renderIssue(issue, frame, delivery)
  expect(headers).toMatchObject({
    'Message-ID': '<digest.1.2@digest.example>',
    'List-Unsubscribe': '<https://digest.example/api/v1/newsletter/unsubscribe?token=abc.def>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  })
  expect(text).toContain('https://digest.example/newsletter?token=abc.def')
})
