import { describe, expect, it } from 'vitest'
import { copyrightLine, publicationSchema, UNNAMED_PUBLICATION } from './publication'

describe('the copyright line', () => {
  it.each([
    ['Herald', 2021, 2026, '© 2021–2026 Herald – Daily Digest'],
    ['Herald', 2026, 2026, '© 2026 Herald – Daily Digest'],
    ['Daily Digest', 2021, 2026, '© 2021–2026 Daily Digest'],
  ])('of %s founded %i in %i', (name, foundingYear, year, line) => {
    expect(copyrightLine({ name, foundingYear }, year)).toBe(line)
  })
})

describe('the settings of a publication', () => {
  it('hold for a site that nobody has named yet', () => {
    expect(publicationSchema.parse(UNNAMED_PUBLICATION)).toEqual(UNNAMED_PUBLICATION)
  })

  it('refuse a time zone that does not exist', () => {
    expect(publicationSchema.safeParse({ ...UNNAMED_PUBLICATION, timeZone: 'Baku' }).success).toBe(false)
  })
})
