import { describe, expect, it } from 'vitest'
import { AUDIT_ACTIONS, AUDIT_CHOICES } from './audit-actions'
import { auditPath, parseAuditFilter } from './audit-filter'
import * as repository from './audit-repository'
import { auditSentence } from './audit-sentence'

const subject = { kind: 'article', id: 'a1', name: 'The sea' }

describe('an event', () => {
  it.each([
    ['article.publish', subject, '', 'published “The sea”', '/admin/articles/a1'],
    ['article.review', subject, 'for Rashad', 'sent “The sea” to review (for Rashad)', '/admin/articles/a1'],
    ['article.delete', subject, '', 'removed “The sea” for good', null],
    ['tag.merge', { kind: 'tag', id: 't', name: 'Sea' }, 'into Caspian', 'merged the tag Sea (into Caspian)', null],
    [
      'section.order',
      { kind: 'section', id: 'all', name: 'A, B' },
      '',
      'put sections into another order: A, B',
      '/admin/sections',
    ],
    [
      'redirect.add',
      { kind: 'redirect', id: '/a b', name: '/a b' },
      '',
      'added a redirect from /a b',
      '/admin/redirects/change?from=%2Fa+b',
    ],
    ['account.role', { kind: 'account', id: 'p', name: 'Leyla' }, '', 'changed the role of Leyla', '/admin/people/p'],
    ['comet.land', { kind: 'comet', id: 'c', name: '67P' }, '', 'did “comet.land” to 67P', null],
  ])('%s reads as a sentence and leads to where its subject is', (action, of, detail, sentence, path) => {
    const { before, name, behind, path: leadsTo } = auditSentence({ action, subject: of, detail })
    expect([`${before}${name}${behind}`, leadsTo]).toEqual([sentence, path])
  })

  it('can be asked for, whatever its act', () => {
    expect(AUDIT_CHOICES.flatMap(({ actions }) => actions.map(({ action }) => action)).toSorted()).toEqual(
      AUDIT_ACTIONS.toSorted(),
    )
  })
})

describe('what the log is asked for', () => {
  it('stands in its address', () => {
    const filter = parseAuditFilter({ person: 'p', what: 'tag.add', from: '2026-11-01', after: '1700000000000-abc' })
    expect(auditPath(filter)).toBe('/admin/audit?person=p&what=tag.add&from=2026-11-01&after=1700000000000-abc')
    expect(auditPath(parseAuditFilter({}))).toBe('/admin/audit')
  })

  it('is as if it were not there where it cannot be understood', () => {
    const query = { person: ['a', 'b'], what: '$where', from: '2026-02-31', to: 'x', after: '{}' }
    expect(parseAuditFilter(query)).toEqual({ person: '', what: '', from: '', to: '', after: '' })
  })
})

it('is written and read, never changed or removed', () => {
  expect(Object.keys(repository).toSorted()).toEqual(['insert', 'list'])
})
