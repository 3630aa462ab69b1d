import type { Metadata } from 'next'
import { connection } from 'next/server'
import { SearchPage } from '@/components/search/search-page'
import { getSite } from '@/lib/publication/site-queries'
import { parseSearchRequest } from '@/lib/search/search-address'
import { getSearchView } from '@/lib/search/search-queries'

// Every address is another search: nothing of it can be made before it is asked for.
export const instant = false

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q, page } = parseSearchRequest(await searchParams)
  const title = q === '' ? 'Search' : `${q.slice(0, 80)}${page > 1 ? `, page ${page}` : ''} – Search`
  return { title, robots: { index: false } }
}

export default async function Page({ searchParams }: Props) {
  await connection()
  const search = await getSearchView(parseSearchRequest(await searchParams))
  return <SearchPage site={await getSite()} search={search} />
}
