import { describe, expect, it } from 'vitest'
import { renderLetter } from './render-letter'

const frame = { siteName: 'Gün & Gecə', siteUrl: 'https://digest.example' }
const letter = {
  subject: 'A subject',
  heading: 'A <heading>',
  paragraphs: ['One.', 'Two.'],
  code: '012345',
  action: { label: 'Register', path: '/register' },
  note: 'A note.',
} as const

describe('a letter', () => {
  it('says the same in plain text as in HTML', () => {
    const { text, html } = renderLetter(letter, frame)
    const words = html.replace(/<style>.*<\/style>/s, '').replace(/<[^>]+>/g, ' ')
    expect(text).toContain('One.\n\nTwo.\n\n    012345\n\nRegister: https://digest.example/register')
    expect(words).toMatch(/One\.\s+Two\.\s+012345\s+Register\s+A note\./)
  })

  it('puts nothing into HTML unescaped', () => {
    const { html } = renderLetter(letter, frame)
    expect(html).toContain('A &lt;heading&gt;')
    expect(html).toContain('Gün &amp; Gecə')
  })

  it('loads nothing from anywhere', () => {
    expect(renderLetter(letter, frame).html).not.toMatch(/src=|url\(|@import/)
  })
})
