import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** One address of every kind of reader page in the demo edition. */
export const READER_PAGES = {
  home: '/',
  article: '/culture/how-to-read-a-carpet',
  opinion: '/opinion/shade-for-cities',
  section: '/news',
  'second page': '/news/page/2',
  tag: '/tag/caspian-sea',
  author: '/author/rashad-guliyev',
  'standing page': '/who-we-are',
  'not found': '/opinion/nothing-stands-here',
} as const

const ACCOUNT = { checkedBy: 'e2e/account/accessibility.spec.ts' }
const NEWSROOM = { checkedBy: 'e2e/editor/newsroom.spec.ts' }

/**
 * Every route that has a page, as the folders of `app/` name it, and the addresses at which the quality checks open it.
 * A route that only someone signed in can open names the spec that checks it instead.
 */
export const ROUTE_EXAMPLES: Record<string, readonly string[] | { checkedBy: string }> = {
  '/fronts/[front]': ['/', '/opinion/xqzv-wwqx', '/offline'],
  '/fronts/[front]/[words]': ['/economy/the-caspian-sea-level-fell.html', '/cop29/blue-zone-and-green-zone'],
  '/digest/[day]': ['/digest'],
  '/admin': NEWSROOM,
  '/admin/media': NEWSROOM,
  '/admin/editions': NEWSROOM,
  '/admin/editions/[day]': NEWSROOM,
  '/admin/front': NEWSROOM,
  '/admin/sections': NEWSROOM,
  '/admin/sections/[id]': NEWSROOM,
  '/admin/tags': NEWSROOM,
  '/admin/tags/[id]': NEWSROOM,
  '/admin/authors': NEWSROOM,
  '/admin/authors/[id]': NEWSROOM,
  '/admin/links': NEWSROOM,
  '/admin/links/[id]': NEWSROOM,
  '/admin/pages': NEWSROOM,
  '/admin/pages/[id]': NEWSROOM,
  '/admin/menus': NEWSROOM,
  '/admin/settings': NEWSROOM,
  '/admin/search-words': NEWSROOM,
  '/admin/redirects': NEWSROOM,
  '/admin/redirects/change': NEWSROOM,
  '/admin/import': NEWSROOM,
  '/admin/import/[id]': { checkedBy: 'e2e/editor/importing.spec.ts' },
  '/admin/audit': NEWSROOM,
  '/admin/mails': NEWSROOM,
  '/admin/newsletter': NEWSROOM,
  '/admin/articles': NEWSROOM,
  '/admin/people': NEWSROOM,
  '/admin/people/[id]': NEWSROOM,
  '/admin/articles/new': NEWSROOM,
  '/admin/articles/[id]': { checkedBy: 'e2e/editor/writing.spec.ts' },
  '/admin/articles/[id]/history': { checkedBy: 'e2e/editor/writing.spec.ts' },
  '/preview/[token]': { checkedBy: 'e2e/editor/writing.spec.ts' },
  '/preview/draft/[id]': { checkedBy: 'e2e/editor/writing.spec.ts' },
  '/account/delete': ACCOUNT,
  '/account/email/confirm': ACCOUNT,
  '/account/email': ACCOUNT,
  '/account': ACCOUNT,
  '/account/password': ACCOUNT,
  '/account/sessions': ACCOUNT,
  '/first-run': ACCOUNT,
  '/for-you': ACCOUNT,
  '/invitation': ACCOUNT,
  '/lost-password/new': ACCOUNT,
  '/lost-password': ACCOUNT,
  '/newsletter': ACCOUNT,
  '/newsletter/confirm': ACCOUNT,
  '/newsletter/sent': ACCOUNT,
  '/register/confirm': ACCOUNT,
  '/register': ACCOUNT,
  '/saved': ACCOUNT,
  '/sign-in/code/confirm': ACCOUNT,
  '/sign-in/code': ACCOUNT,
  '/sign-in': ACCOUNT,
  '/sign-out': ACCOUNT,
  '/search': ['/search', '/search?q=caspian', '/search?q=xqzvwwqx'],
  '/[section]': ['/news', '/opinion', '/who-we-are'],
  '/[section]/page/[number]': ['/news/page/2'],
  '/[section]/[slug]': ['/culture/how-to-read-a-carpet', '/diaspora/banine-from-baku-to-paris'],
  // These two lead to what stands there, or to the page that says that nothing does.
  '/[section]/[slug]/[...rest]': ['/opinion/nothing/stands-here'],
  '/tag/[slug]': ['/tag/caspian-sea'],
  '/tag/[slug]/page/[number]': ['/tag/baku/page/2'],
  '/author/[slug]': ['/author/rashad-guliyev'],
  // No author of the demo edition fills two pages: the address shows that there is none.
  '/author/[slug]/page/[number]': ['/author/rashad-guliyev/page/2'],
}

/** The addresses of all routes, each once. */
export const EXAMPLES = Object.values(ROUTE_EXAMPLES).flatMap((example) => ('checkedBy' in example ? [] : example))

/** The routes without parameters that a spec answers for by its name. */
export const addressesCheckedBy = (spec: string): string[] =>
  Object.entries(ROUTE_EXAMPLES).flatMap(([route, example]) =>
    'checkedBy' in example && example.checkedBy === spec && !route.includes('[') ? [route] : [],
  )

/** An address of every route that answers by itself, without a page. */
export const HANDLER_EXAMPLES: Record<string, string> = {
  '/api/auth/[...nextauth]': '/api/auth/session',
  '/api/health': '/api/health',
  '/api/metrics': '/api/metrics',
  '/api/v1/account': '/api/v1/account',
  '/api/v1/account/export': '/api/v1/account/export',
  '/api/v1/digest': '/api/v1/digest',
  '/api/v1/kept': '/api/v1/kept',
  '/api/v1/kept/cards': '/api/v1/kept/cards?of=tag:000000000000000000000000',
  '/api/v1/kept/merge': '/api/v1/kept/merge',
  '/api/v1/newsletter/unsubscribe': '/api/v1/newsletter/unsubscribe',
  '/newsletter/join': '/newsletter/join',
  '/api/v1/newsroom/articles/[id]/checks': '/api/v1/newsroom/articles/nothing/checks',
  '/api/v1/newsroom/articles/[id]/draft': '/api/v1/newsroom/articles/nothing/draft',
  '/api/v1/newsroom/articles/[id]/presence': '/api/v1/newsroom/articles/nothing/presence',
  '/api/v1/newsroom/articles/[id]/previews': '/api/v1/newsroom/articles/nothing/previews',
  '/api/v1/newsroom/articles/[id]/publish': '/api/v1/newsroom/articles/nothing/publish',
  '/api/v1/newsroom/articles/[id]/related': '/api/v1/newsroom/articles/nothing/related',
  '/api/v1/newsroom/articles/[id]/review': '/api/v1/newsroom/articles/nothing/review',
  '/api/v1/newsroom/articles/[id]/revisions': '/api/v1/newsroom/articles/nothing/revisions',
  '/api/v1/newsroom/articles/[id]/withdraw': '/api/v1/newsroom/articles/nothing/withdraw',
  '/api/v1/newsroom/authors': '/api/v1/newsroom/authors',
  '/api/v1/newsroom/imports/[id]': '/api/v1/newsroom/imports/nothing',
  '/api/v1/newsroom/imports/[id]/files/[file]': '/api/v1/newsroom/imports/nothing/files/report.json',
  '/api/v1/newsroom/imports/uploads': '/api/v1/newsroom/imports/uploads',
  '/api/v1/newsroom/imports/uploads/[id]': '/api/v1/newsroom/imports/uploads/nothing',
  '/api/v1/newsroom/media': '/api/v1/newsroom/media',
  '/api/v1/newsroom/media/[id]': '/api/v1/newsroom/media/nothing',
  '/api/v1/newsroom/media/[id]/original': '/api/v1/newsroom/media/nothing/original',
  '/api/v1/newsroom/media/uploads': '/api/v1/newsroom/media/uploads',
  '/api/v1/newsroom/media/uploads/[id]': '/api/v1/newsroom/media/uploads/nothing',
  '/api/v1/newsroom/redirects': '/api/v1/newsroom/redirects',
  '/api/v1/newsroom/tags': '/api/v1/newsroom/tags',
  '/api/v1/quick-search': '/api/v1/quick-search',
  '/api/v1/quick-search/[version]': '/api/v1/quick-search/0',
  '/api/v1/search': '/api/v1/search?q=carpet',
  '/dev/mail': '/dev/mail',
  '/feeds/[format]/[[...place]]': '/feed.xml',
  '/lite/[section]/[slug]': '/lite/culture/how-to-read-a-carpet',
  '/manifest.webmanifest': '/manifest.webmanifest',
  '/service-worker.js': '/service-worker.js',
  '/media/cards/[section]/[slug]/[file]': '/media/cards/culture/how-to-read-a-carpet/nothing.png',
  '/media/[key]/[file]': '/media/nothing/640.webp',
  '/robots.txt': '/robots.txt',
  '/site-files/[file]': '/site-files/nothing.png',
  '/sitemap.xml': '/sitemap.xml',
  '/sitemaps/[file]': '/sitemaps/nothing.xml',
}

/** The routes that have a page, from the file tree: groups in parentheses are no part of an address. */
export const routesOf = (folder: string) => routesWith(/(^|[/\\])page\.tsx$/, folder)

/** The routes that answer by themselves. */
export const handlersOf = (folder: string) => routesWith(/(^|[/\\])route\.tsx?$/, folder)

function routesWith(name: RegExp, folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => `/${dirname(file)}`.replaceAll('\\', '/').replace(/\/(\([^)]+\)|\.)(?=\/|$)/g, '') || '/')
}
