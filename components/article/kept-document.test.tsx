import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { articleWith, cards, links, NOW, picture, site } from '@/components/views.test-support'
import { picturesOf } from '@/lib/offline/kept-document'
import { withKeptNote } from '@/lib/offline/offline-markup'
import { ArticlePage } from './article-page'

const portrait = { ...picture, key: 'b'.repeat(24) }
const other = { ...picture, key: 'c'.repeat(24), caption: '', credit: '' }
const byline = articleWith().byline.map((each) => ({ ...each, portrait }))
const newest = cards('newest', 10).map((card) => ({ ...card, picture: other }))
const rails = { inline: cards('inline', 5), grid: cards('grid', 8), newest, atTheTime: [], sinceThen: [], reasons: {} }
const html = renderToStaticMarkup(
  <ArticlePage site={site} article={articleWith({ byline })} rails={rails} links={links} now={NOW} />,
)

describe('the page of an article, as a device keeps it', () => {
  it('has the pictures of the piece with it, and none of the lists around it', () => {
    expect(picturesOf(html, 2)).toContain(`/media/${picture.key}/960.avif`)
    expect(picturesOf(html, 2).join()).not.toContain(other.key)
  })

  it('has as its one small picture the one that it opens with', () => {
    expect(picturesOf(html, 1)).toEqual([`/media/${picture.key}/480.avif`])
    expect(picturesOf(html, 0)).toEqual([])
  })

  it('says above its main part that it is a copy', () => {
    expect(withKeptNote(html, { why: 'offline', checkedAt: 0 })).toMatch(
      /Try again<\/a><\/p><\/aside><main id="content"/,
    )
  })
})
