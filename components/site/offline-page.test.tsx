import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { site } from '@/components/views.test-support'
import { EMPTY_INDEX } from '@/lib/offline/offline-index'
import { withKeptLists } from '@/lib/offline/offline-markup'
import { OfflinePage } from './offline-page'

it('has the place into which a device writes what it keeps', () => {
  const html = renderToStaticMarkup(<OfflinePage site={site} />)
  const card = {
    id: '1',
    path: '/news/a',
    headline: 'A piece',
    section: 'News',
    hue: 20,
    publishedAt: '2026-11-23T09:00:00Z',
    readingMinutes: 5,
    pictureKey: null,
  }
  const document = { depth: 0 as const, files: [], bytes: 1, entityTag: null, checkedAt: 0 }
  const kept = { saved: { ids: ['1'], cards: [card], askedAt: 0 }, documents: { '/news/a': document } }
  expect(html).toContain('Nothing is kept on this device yet.')
  const filled = withKeptLists(html, { ...EMPTY_INDEX, ...kept })
  expect(filled).toContain('<a href="/news/a">A piece</a>')
  expect(filled).not.toContain('Nothing is kept on this device yet.')
})
