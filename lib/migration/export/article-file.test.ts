import { expect, it } from 'vitest'
import { articleWith } from '@/lib/articles/article.test-support'
import { toArticleFile } from './article-file'

const KEY = 'a'.repeat(24)

it('an article’s file reads alone: whole, in its language, with its pictures beside it and its notes at the end', () => {
  const article = articleWith({
    headline: 'One <b> & two',
    body: `<p>a<span data-type="footnote">n</span> <a href="/news/x">b</a></p><figure><img src="/media/${KEY}" alt="c"></figure>`,
    leadImage: { mediaId: KEY, alt: 'd "e"', caption: 'f', credit: '' },
  })
  const html = toArticleFile(article, {
    siteUrl: 'https://digest.example',
    publication: { name: 'The Gauge', language: 'en', timeZone: 'Asia/Baku' },
    pictures: new Map([[KEY, { key: KEY, width: 8, height: 6, alt: '', format: 'png' }]]),
    ...{ toRoot: '../..', sectionName: 'News', authors: ['Leyla'], address: 'https://digest.example/news/one' },
  })
  expect(html).toMatch(/^<!doctype html>\n<html lang="en">/)
  expect(html).toContain('<title>One &lt;b&gt; &amp; two – The Gauge</title>')
  expect(html).toContain(`<img src="../../media/${KEY}.png" alt="d &quot;e&quot;" width="8" height="6"/>`)
  expect(html).toContain(`<img src="../../media/${KEY}.png" alt="c"`)
  expect(html).toContain('<p>Leyla · Published 1 November 2026 · News</p>')
  expect(html).toContain('<ol><li>n</li></ol>')
  expect(html).toContain('href="https://digest.example/news/x"')
  expect(html).not.toMatch(/<script|src="http/)
})
