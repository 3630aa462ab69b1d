/*
 * An export of WordPress as editors leave them behind: blocks and the classic editor, galleries, tables, embeds, words
 * that do not break, nestings that nobody meant. Ours, so that it can stand in the project.
 */
export const OLD_SITE = 'https://old.example'
const UPLOADS = `${OLD_SITE}/wp-content/uploads`

/** Pictures of the old library, by the name of their file: as wide as they are high times so much. */
export const OLD_PICTURES = [
  { id: 901, file: 'wide.png', width: 1600, height: 200, alt: 'A long shore' },
  { id: 902, file: 'high.png', width: 200, height: 1000, alt: 'A tower' },
  { id: 903, file: 'small.png', width: 40, height: 40, alt: '' },
  { id: 904, file: 'square.png', width: 800, height: 800, alt: 'A yard with a mulberry tree' },
] as const

const LONG_WORD = 'Su'.concat('elektrikstansiyalarındakılardan'.repeat(6))
const LONG_ADDRESS = `https://data.example/${'a-very-long-part-of-an-address/'.repeat(8)}?query=${'x'.repeat(120)}`
const AZERBAIJANI =
  'Xəzərin səviyyəsi bu il də aşağı düşüb; sahil boyu yaşayanlar üçün bu, artıq yenilik deyil. Ölçmələr göstərir ki, ' +
  'İyul ayında itki daha böyük olub, çünki buxarlanma çaylardan gələn sudan çoxdur.'
const ENGLISH =
  'The level of the sea fell again this year, and nobody on the shore was surprised. Gauges show that the loss was largest in July.'

const block = (name: string, html: string, given = '') =>
  `<!-- wp:${name} ${given === '' ? '' : `${given} `}-->\n${html}\n<!-- /wp:${name} -->`
const paragraph = (text: string) => block('paragraph', `<p>${text}</p>`)
const picture = (number: number) => OLD_PICTURES[number % OLD_PICTURES.length] ?? OLD_PICTURES[0]
const image = (number: number, caption = '') => {
  const { id, file } = picture(number)
  return `<figure class="wp-block-image size-full"><img src="${UPLOADS}/${file}" alt="" class="wp-image-${id}"/>${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`
}
const cells = (columns: number, of: (column: number) => string) =>
  Array.from({ length: columns }, (_, column) => of(column)).join('')

/** What stands in the texts, each a way of writing that broke a page somewhere. */
const BODIES: readonly { name: string; body: string }[] = [
  {
    name: 'plain blocks',
    body: [paragraph(ENGLISH), block('heading', '<h2>Ölçmələr</h2>'), paragraph(AZERBAIJANI)].join('\n'),
  },
  {
    name: 'classic lines',
    body: `${ENGLISH}\n\n${AZERBAIJANI}\nA line below it.\n\n<strong>Bold</strong> and <em>italic</em>.`,
  },
  { name: 'a wide picture', body: [image(0, 'Sahil, 1977. Foto: arxiv'), paragraph(ENGLISH)].join('\n') },
  { name: 'a high picture', body: [paragraph(ENGLISH), image(1)].join('\n') },
  { name: 'a tiny picture', body: `<img class="alignleft" src="${UPLOADS}/small.png" width="40"> ${AZERBAIJANI}` },
  {
    name: 'a caption as a shortcode',
    body: `[caption id="attachment_904" align="aligncenter" width="800"]<img src="${UPLOADS}/square.png" width="800"> ${AZERBAIJANI}[/caption]\n\n${ENGLISH}`,
  },
  { name: 'a gallery by shortcode', body: `${ENGLISH}\n\n[gallery ids="901,902,903,904" columns="4"]` },
  {
    name: 'a gallery of blocks',
    body: block(
      'gallery',
      `<figure class="wp-block-gallery has-nested-images">${[0, 1, 3, 0, 3].map((number) => image(number)).join('')}<figcaption>${AZERBAIJANI}</figcaption></figure>`,
    ),
  },
  {
    name: 'a wide table',
    body: block(
      'table',
      `<figure class="wp-block-table"><table><thead><tr>${cells(14, (column) => `<th>Rayon ${column}</th>`)}</tr></thead><tbody>${`<tr>${cells(14, (column) => `<td>${column * 1_234_567}</td>`)}</tr>`.repeat(5)}</tbody></table><figcaption>Min ton</figcaption></figure>`,
    ),
  },
  {
    name: 'a table that sets out a page',
    body: `<table width="1200" border="0"><tr><td width="900">${ENGLISH}<table><tr><td>inner</td><td>${LONG_WORD}</td></tr></table></td></tr></table>`,
  },
  {
    name: 'spans of cells',
    body: `<table><tr><th colspan="3">Three</th></tr><tr><td rowspan="2">a</td><td>b</td><td>c</td></tr><tr><td colspan="2">${AZERBAIJANI}</td></tr></table>`,
  },
  {
    name: 'an embed by block',
    body: block(
      'embed',
      '<figure class="wp-block-embed is-type-video"><div class="wp-block-embed__wrapper">\nhttps://www.youtube.com/watch?v=aqz-KE-bpKQ\n</div><figcaption>A film</figcaption></figure>',
      '{"url":"https://www.youtube.com/watch?v=aqz-KE-bpKQ"}',
    ),
  },
  { name: 'an embed as a line', body: `${ENGLISH}\n\nhttps://vimeo.com/1084537\n\n${ENGLISH}` },
  {
    name: 'a player of fixed width',
    body: `<p>${ENGLISH}</p><iframe width="1280" height="720" src="https://www.youtube.com/embed/aqz-KE-bpKQ?rel=0"></iframe>`,
  },
  { name: 'a word that does not break', body: paragraph(`${LONG_WORD} ${AZERBAIJANI}`) },
  {
    name: 'a long word in a heading',
    body: [
      block('heading', `<h2>${LONG_WORD}</h2>`),
      block('heading', `<h3>${LONG_WORD}</h3>`, '{"level":3}'),
      paragraph(ENGLISH),
    ].join('\n'),
  },
  { name: 'an address that does not break', body: paragraph(`See <a href="${LONG_ADDRESS}">${LONG_ADDRESS}</a>.`) },
  {
    name: 'code of long lines',
    body: block(
      'code',
      `<pre class="wp-block-code"><code>${'const level = gauge.read() ; '.repeat(20)}\nnext</code></pre>`,
    ),
  },
  {
    name: 'a poem',
    body: block(
      'verse',
      `<pre class="wp-block-verse">Mən bir uşaq,\n     sən bir ana,\n          ${'uzun sətir '.repeat(20)}</pre>`,
    ),
  },
  {
    name: 'lists in lists',
    body: `<ul><li>${ENGLISH}<ul><li>two<ul><li>three<ul><li>four<ul><li>${LONG_WORD}</li></ul></li></ul></li></ul></li></ul></li><li></li></ul><ol start="98"><li>ninety-eight</li><li>${AZERBAIJANI}</li></ol>`,
  },
  {
    name: 'quotations',
    body: [
      block(
        'quote',
        `<blockquote class="wp-block-quote"><p>${AZERBAIJANI}</p><cite>Leyla Məmmədova, ${LONG_WORD}</cite></blockquote>`,
      ),
      block('pullquote', `<figure class="wp-block-pullquote"><blockquote><p>${ENGLISH}</p></blockquote></figure>`),
      `<blockquote><blockquote><p>Quoted twice</p></blockquote></blockquote>`,
    ].join('\n'),
  },
  {
    name: 'columns and groups',
    body: block(
      'columns',
      `<div class="wp-block-columns">${[0, 1, 2].map((number) => block('column', `<div class="wp-block-column" style="flex-basis:900px">${image(number)}${paragraph(ENGLISH)}</div>`)).join('')}</div>`,
    ),
  },
  {
    name: 'boxes that were placed',
    body: `<div style="position:absolute;left:900px;width:2000px"><div style="margin-left:-400px"><center><font size="7">${AZERBAIJANI}</font></center></div></div>`,
  },
  {
    name: 'broken nesting',
    body: `<p><b>bold <i>both</b> italic</i><div><p>a block in a paragraph</div><h1>A heading of the first order</h1><li>an item of no list<td>a cell of no table<p>${ENGLISH}`,
  },
  {
    name: 'everything at once',
    body: [
      image(0, LONG_WORD),
      paragraph(AZERBAIJANI),
      block('separator', '<hr class="wp-block-separator"/>'),
      `[audio src="${UPLOADS}/a.mp3"]`,
      '[unknown_shortcode with="attributes"]text[/unknown_shortcode]',
      block('file', `<div class="wp-block-file"><a href="${UPLOADS}/report.pdf">report.pdf</a></div>`),
      block(
        'buttons',
        '<div class="wp-block-buttons"><div class="wp-block-button"><a class="wp-block-button__link" href="https://old.example/old/plain-blocks-english/">A button</a></div></div>',
      ),
    ].join('\n'),
  },
]

const AUTHORS = { english: 'ali', azerbaijani: 'leyla' } as const
type Language = keyof typeof AUTHORS

const HEADLINES: Record<Language, (name: string) => string> = {
  english: (name) => `How the old site wrote ${name}`,
  azerbaijani: (name) => `Köhnə saytda belə yazılırdı: ${name} – İğdır, Şəki və Ağdərə üçün ölçülər`,
}

/** The slugs of its posts, fifty of them: each way of writing under an English and an Azerbaijani headline. */
export const OLD_POSTS = BODIES.flatMap(({ name, body }) =>
  (['english', 'azerbaijani'] as const).map((language) => ({
    slug: `${name.replace(/ /g, '-')}-${language}`,
    headline: HEADLINES[language](name),
    author: AUTHORS[language],
    body: language === 'english' ? body : `${body}\n\n${AZERBAIJANI}`,
  })),
).map((post, index) => ({ ...post, id: index + 1 }))

const wrapped = (text: string) => `<![CDATA[${text}]]>`

/** The file that WordPress would write: `posts` of them, with the pictures of the library. */
export function oldSiteExport(posts: readonly (typeof OLD_POSTS)[number][] = OLD_POSTS): string {
  const authors = Object.values(AUTHORS).map(
    (login) =>
      `<wp:author><wp:author_login>${login}</wp:author_login><wp:author_display_name>${login === 'ali' ? 'Ali Həsənov' : 'Leyla Məmmədova'}</wp:author_display_name></wp:author>`,
  )
  const categories = [
    ['old', '', 'Köhnə xəbərlər', 71],
    ['measures', 'old', 'Measures', 72],
  ].map(
    ([slug, parent, name, id]) =>
      `<wp:category><wp:term_id>${id}</wp:term_id><wp:category_nicename>${slug}</wp:category_nicename><wp:category_parent>${parent}</wp:category_parent><wp:cat_name>${wrapped(String(name))}</wp:cat_name></wp:category>`,
  )
  const files = OLD_PICTURES.map(
    ({ id, file, alt }) =>
      `<item><title>${file}</title><wp:post_id>${id}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:status>inherit</wp:status><wp:attachment_url>${UPLOADS}/${file}</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>${alt}</wp:meta_value></wp:postmeta></item>`,
  )
  const items = posts.map(
    ({ id, slug, headline, author, body }) =>
      `<item><title>${wrapped(headline)}</title><link>${OLD_SITE}/old/${slug}/</link><dc:creator>${author}</dc:creator><wp:post_id>${id}</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_name>${slug}</wp:post_name><wp:post_date_gmt>2018-03-${String((id % 28) + 1).padStart(2, '0')} 08:00:00</wp:post_date_gmt><excerpt:encoded>${wrapped(`${headline}: ${ENGLISH}`)}</excerpt:encoded><content:encoded>${wrapped(body)}</content:encoded><category domain="category" nicename="${id % 3 === 0 ? 'measures' : 'old'}">x</category><category domain="post_tag" nicename="olcmeler">${wrapped('Ölçmələr')}</category><wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>${picture(id).id}</wp:meta_value></wp:postmeta></item>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Köhnə sayt</title><link>${OLD_SITE}</link><wp:wxr_version>1.2</wp:wxr_version>
${[...authors, ...categories, ...files, ...items].join('\n')}
</channel></rss>
`
}
