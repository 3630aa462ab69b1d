/** Programs that say they collect texts to train models. Those that answer a person's question or feed a search stay. */
const TRAINING_CRAWLERS = [
  'Amazonbot',
  'Applebot-Extended',
  'Bytespider',
  'CCBot',
  'ClaudeBot',
  'cohere-training-data-crawler',
  'Diffbot',
  'Google-Extended',
  'GPTBot',
  'meta-externalagent',
  'omgili',
]

/** `/feeds`, `/fronts` and `/site-files` are other addresses of what stands elsewhere; the rest is private or endless. */
const NOT_FOR_CRAWLERS = ['/account', '/admin', '/api/', '/feeds/', '/fronts/', '/search', '/site-files/']

/** What crawlers may fetch (RFC 9309), and where the sitemaps are. */
export function toRobots(options: { siteUrl: string; aiCrawlers: 'welcome' | 'refused' }): string {
  const refused = options.aiCrawlers === 'refused' ? TRAINING_CRAWLERS.map((name) => `User-agent: ${name}`) : []
  return [
    ...(refused.length > 0 ? [...refused, 'Disallow: /', ''] : []),
    'User-agent: *',
    ...NOT_FOR_CRAWLERS.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${options.siteUrl}/sitemap.xml`,
    `Sitemap: ${options.siteUrl}/sitemaps/news.xml`,
    '',
  ].join('\n')
}
