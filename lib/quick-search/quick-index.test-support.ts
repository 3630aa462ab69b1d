import { DEFAULT_EQUIVALENTS } from '@/lib/search/equivalents'
import type { QuickArticle, QuickIndex } from './quick-index'

export const articleWith = (overrides: Partial<QuickArticle> = {}): QuickArticle => ({
  slug: 'a-piece',
  headline: 'A piece',
  deck: '',
  day: 20_780,
  section: 0,
  names: [],
  ...overrides,
})

export const indexWith = (articles: QuickArticle[]): QuickIndex => ({
  places: [
    { kind: 'section', name: 'News', slug: 'news' },
    { kind: 'author', name: 'Nigar İsmayılova', slug: 'nigar-ismayilova' },
    { kind: 'tag', name: 'Caspian Sea', slug: 'caspian-sea' },
  ],
  articles,
  equivalents: DEFAULT_EQUIVALENTS,
})
