import { describe, expect, it } from 'vitest'
import type { ArchiveRecord } from '../archive'
import { readWordPress } from './wordpress-archive'
import { dateOf } from './wordpress-item'
import type { XmlLimits } from './xml-items'

const item = (inside: string) => `\t<item>\n<title>T</title><wp:post_id>5</wp:post_id>${inside}</item>\n`
const file = (items: string, head = '') =>
  `<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" xmlns:wp="x"><channel><title>Old</title><link>https://old.example</link>\n<wp:wxr_version>1.2</wp:wxr_version>${head}\n${items}</channel>\n</rss>`

/** In pieces of this many bytes, so that every boundary is met. */
async function* bytesOf(text: string | Buffer, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let from = 0; from < bytes.length; from += size) yield await Promise.resolve(bytes.subarray(from, from + size))
}
async function read(text: string | Buffer, limits?: XmlLimits): Promise<ArchiveRecord[]> {
  const records: ArchiveRecord[] = []
  for await (const record of readWordPress(bytesOf(text), limits ? { limits } : {})) records.push(record)
  return records
}
const pieces = (records: ArchiveRecord[]) =>
  records.flatMap((record) => (record.kind === 'piece' ? [record.piece] : []))
const damages = (records: ArchiveRecord[]) =>
  records.flatMap((record) => (record.kind === 'damage' ? [record.damage] : []))

describe('a WordPress export', () => {
  it('is read with its site, authors, terms, files and pieces', async () => {
    const head =
      '<wp:author><wp:author_login>leyla</wp:author_login><wp:author_display_name><![CDATA[Leyla M.]]></wp:author_display_name></wp:author>' +
      '<wp:category><wp:category_nicename>oil-gas</wp:category_nicename><wp:category_parent>energy</wp:category_parent><wp:cat_name><![CDATA[Oil &amp; Gas]]></wp:cat_name></wp:category>' +
      '<wp:tag><wp:tag_slug>shah-deniz</wp:tag_slug><wp:tag_name>Shah Deniz</wp:tag_name></wp:tag>'
    const attachment = item(
      '<wp:post_type>attachment</wp:post_type><wp:post_parent>5</wp:post_parent><wp:attachment_url>https://old.example/a.jpg</wp:attachment_url><excerpt:encoded>cap</excerpt:encoded>' +
        '<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>alt</wp:meta_value></wp:postmeta>',
    )
    const post = item(
      '<link>https://old.example/2019/05/t/</link><dc:creator>leyla</dc:creator><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_name>t</wp:post_name>' +
        '<wp:post_date_gmt>2019-05-01 10:00:00</wp:post_date_gmt><wp:is_sticky>1</wp:is_sticky><content:encoded><![CDATA[<p>a</p>]]></content:encoded>' +
        '<category domain="category" nicename="oil-gas"><![CDATA[Oil &amp; Gas]]></category><category domain="post_tag" nicename="x">X</category>' +
        '<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>9</wp:meta_value></wp:postmeta>' +
        '<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_approved>1</wp:comment_approved><wp:comment_content>c</wp:comment_content></wp:comment>',
    )
    const records = await read(file(attachment + post, head))
    expect(records.map(({ kind }) => kind)).toEqual(['site', 'author', 'term', 'term', 'file', 'piece'])
    expect(records[0]).toMatchObject({ site: { name: 'Old', addresses: ['https://old.example'] } })
    expect(records[2]).toMatchObject({
      term: { kind: 'category', slug: 'oil-gas', name: 'Oil & Gas', parent: 'energy' },
    })
    expect(records[4]).toMatchObject({ file: { alt: 'alt', caption: 'cap', parentId: '5' } })
    expect(pieces(records)[0]).toMatchObject({
      state: 'published',
      path: '/2019/05/t',
      publishedAt: new Date('2019-05-01T10:00:00Z'),
      categories: ['oil-gas'],
      tags: ['x'],
      authorKeys: ['leyla'],
      lead: { fileId: '9' },
      isSticky: true,
      comments: [{ status: 'approved', text: 'c' }],
    })
  })

  it.each([
    ['<wp:status>publish</wp:status><wp:post_password>x</wp:post_password>', 'protected'],
    ['<wp:status>private</wp:status>', 'private'],
    ['<wp:status>future</wp:status>', 'scheduled'],
    ['<wp:status>pending</wp:status>', 'review'],
    ['<wp:status>trash</wp:status>', 'trash'],
    ['<wp:status>of-a-plugin</wp:status>', 'draft'],
    ['', 'draft'],
  ])('with %s has a piece that is %s', async (inside, state) => {
    expect(pieces(await read(file(item(inside))))[0]?.state).toBe(state)
  })

  it('names its co-authors before the account that saved it', async () => {
    const inside = '<dc:creator>admin</dc:creator><category domain="author" nicename="cap-leyla">Leyla</category>'
    expect(pieces(await read(file(item(inside))))[0]?.authorKeys).toEqual(['leyla'])
  })

  it('may have text before its declaration, and characters that no XML holds', async () => {
    const records = await read(
      `\nWarning: fopen(a.php) on line 5\n${file(item('<wp:post_name>a\u0008b & c &nbsp;</wp:post_name>'))}`,
    )
    expect(pieces(records)[0]?.slug).toBe('ab & c &nbsp;')
    expect(damages(records)).toEqual([])
  })

  it('is read in the encoding that it declares', async () => {
    const latin = Buffer.from(file(item('<wp:post_name>é</wp:post_name>')).replace('UTF-8', 'ISO-8859-1'), 'latin1')
    expect(pieces(await read(latin))[0]?.slug).toBe('é')
  })

  it('with CDATA that speaks of items has one item', async () => {
    const records = await read(
      file(item('<content:encoded><![CDATA[ <item> ]]]]><![CDATA[> </item> ]]></content:encoded>')),
    )
    expect(pieces(records).map(({ body }) => body.text)).toEqual(['<item> ]]> </item>'])
  })

  it.each([
    ['an element that does not end', item('<wp:status>publish'), 5],
    ['an item that does not end', '<item><title>x</title>\n', 5],
    [
      'a CDATA section that never ends',
      item('<content:encoded><![CDATA[ a </content:encoded>').replace('</item>', '</item>'),
      5,
    ],
  ])('loses %s alone, and says in which line', async (_what, damaged, line) => {
    const records = await read(file(item('') + damaged + `<item>\n<title>next</title></item>`))
    expect(pieces(records).map(({ title }) => title)).toEqual(['T', 'next'])
    expect(damages(records)).toMatchObject([
      { isFatal: true, line: expect.toSatisfy((at: number) => Math.abs(at - line) <= 2) },
    ])
  })

  it('that was cut off keeps what came before', async () => {
    const whole = file(item('') + item('<wp:post_name>second</wp:post_name>'))
    const records = await read(whole.slice(0, whole.indexOf('second')))
    expect(pieces(records)).toHaveLength(1)
    expect(damages(records)).toMatchObject([{ what: 'The file ends in the middle of this item.' }])
  })

  it('with an item that is too long loses that item', async () => {
    const records = await read(file(item('x'.repeat(5000)) + item('')), { headLengthMax: 10_000, itemLengthMax: 1000 })
    expect(pieces(records)).toHaveLength(1)
    expect(damages(records)).toMatchObject([{ what: expect.stringContaining('longer than 1000') }])
  })
})

describe('what is refused', () => {
  it.each([
    ['a document type', '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss><channel></channel></rss>'],
    ['one that names a file', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><rss/>'],
    ['an entity in the middle', file(item('<!ENTITY a "b">'))],
  ])('is %s', async (_what, hostile) => {
    await expect(read(hostile)).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(/^Line \d+ declares/),
    })
  })

  it.each([
    ['another kind of XML', '<?xml version="1.0"?><feed><entry/></feed>'],
    ['no XML', 'hello'],
    ['nothing', ''],
  ])('is %s', async (_what, text) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('not an export'),
    })
  })

  it('is a depth that only an attack has', async () => {
    await expect(read(file(item('<a>'.repeat(100) + '</a>'.repeat(100))))).rejects.toMatchObject({ code: 'INVALID' })
  })
})

describe('a date of an export', () => {
  it.each([
    ['2019-05-01 10:00:00', '2019-05-01T10:00:00.000Z'],
    ['Wed, 01 May 2019 10:00:00 +0400', '2019-05-01T06:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(dateOf(text)?.toISOString()).toBe(expected)
  })
  it.each(['', '0000-00-00 00:00:00', 'Mon, 30 Nov -0001 00:00:00 +0000', 'soon'])('%j is none', (text) => {
    expect(dateOf(text)).toBeNull()
  })
})
