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
