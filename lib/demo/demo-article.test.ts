import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { parseDemoArticle, readDemoArticles, readDemoAuthors, type DemoArticle } from './demo-article'
import { choosePictures } from './demo-pictures'
import { demoSections } from './demo-structure'

const articles = await readDemoArticles()
const authors = await readDemoAuthors()
const byDate = articles.toSorted((one, other) => one.ageDays - other.ageDays)
const isScheduled = (article: DemoArticle) => article.ageDays < 0
const addressOf = (article: DemoArticle) => `/${article.section}/${article.slug}`

describe('the demo edition', () => {
  test('has 72 articles: two scheduled, one withdrawn, at least ten in opinion', () => {
    const opinions = articles.filter(({ section, also }) => [section, ...also].includes('opinion'))

    expect(articles).toHaveLength(72)
    expect(articles.filter(isScheduled)).toHaveLength(2)
    expect(articles.filter(({ state }) => state === 'withdrawn')).toHaveLength(1)
    expect(opinions.length).toBeGreaterThanOrEqual(10)
  })

  test('names only sections and authors that exist', () => {
    const sections = new Set(demoSections().map(({ slug }) => slug))
    const known = new Set(authors.map(({ slug }) => slug))

    expect(articles.flatMap(({ section, also }) => [section, ...also]).filter((slug) => !sections.has(slug))).toEqual(
      [],
    )
    expect(
      articles.flatMap((article) => [...article.authors, ...article.translators]).filter((slug) => !known.has(slug)),
    ).toEqual([])
  })

  test('links only to articles that a reader can open', () => {
    const open = new Set(articles.filter((one) => !isScheduled(one) && one.state === 'published').map(addressOf))
    const links = articles.flatMap(({ slug, body }) =>
      [...body.matchAll(/href="(\/[^"#]*)/g)].map(([, address = '']) => ({ slug, address })),
    )

    expect(links.length).toBeGreaterThan(100)
    expect(links.filter(({ address }) => !open.has(address))).toEqual([])
  })

  test('gives every person hair and no desk any', () => {
    expect(authors.filter(({ kind, hair }) => (kind === 'person') !== (hair !== undefined))).toEqual([])
  })
})

describe('the pictures of the demo edition', () => {
  test('show no subject as the lead of more than three articles', () => {
    const leads = articles.map(({ picture }) => picture.subject)

    expect(leads.filter((subject) => leads.filter((other) => other === subject).length > 3)).toEqual([])
  })

  test('show ten subjects at the head of the ten newest articles', () => {
    const newest = byDate.filter((article) => !isScheduled(article) && article.state === 'published').slice(0, 10)

    expect(new Set(newest.map(({ picture }) => picture.subject)).size).toBe(10)
  })

  test('never show one subject at the head of two neighbours in a section', () => {
    const twins = byDate.filter((article, index) => {
      const next = byDate.slice(index + 1).find(({ section }) => section === article.section)
      return next?.picture.subject === article.picture.subject
    })

    expect(twins.map(({ slug }) => slug)).toEqual([])
  })

  test('show a subject again in other colours only, and not twice in one article', () => {
    const prints = articles
      .flatMap((article) => {
        const { lead, inBody } = choosePictures(article, articles)
        return [lead, ...inBody]
      })
      .map(({ subject, section, colourway = 0 }) => `${subject ?? ''} ${section} ${colourway % 4}`)
    const repeats = articles.filter(
      ({ picture, drawings }) => new Set([picture.subject, ...drawings]).size <= drawings.length,
    )

    expect(prints.filter((print, index) => prints.indexOf(print) !== index)).toEqual([])
    expect(repeats.map(({ slug }) => slug)).toEqual([])
  })

  test('leave their alternative text to the drawing', () => {
    const written = articles.filter(({ body }) => /art:/.test(body.replaceAll(/<img src="art:[a-zA-Z]+">/g, '')))

    expect(written.map(({ slug }) => slug)).toEqual([])
  })

  test('have one sentence each for a caption, and no two the same', () => {
    const captions = articles.map(({ picture }) => picture.caption)

    expect(captions.filter((caption) => !/^[A-ZƏİ][^.]{30,160}\.$/.test(caption))).toEqual([])
    expect(new Set(captions).size).toBe(captions.length)
  })
})

test('an article whose drawing nobody can draw is refused by name', async () => {
  const file = new URL('./edition/articles/how-to-read-a-carpet.html', import.meta.url)
  const text = (await readFile(file, 'utf8')).replace('art:greatStar', 'art:unicorn')

  expect(() => parseDemoArticle('carpet.html', text)).toThrow(/^carpet\.html/)
})
