import type { Metadata } from 'next'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { NamedRows, NameFilter } from '@/components/admin/named-rows'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { findAuthors } from '@/lib/authors/author-lookup'
import { readQuery } from '@/lib/http/query'

export const metadata: Metadata = { title: 'Authors' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  await requireSignedIn('structure:write', { path: '/admin/authors' })
  const { q, after } = await readQuery(searchParams, ['q', 'after'])
  const { list, next } = await findAuthors({ query: q, ...(after !== '' && { after }) })
  const nextHref = next === null ? null : `/admin/authors?${new URLSearchParams({ q, after: next }).toString()}`
  return (
    <AdminPage
      title="Authors"
      width="text"
      intro="People and desks who sign pieces, each with a page of their own."
      actions={<ButtonLink href="/admin/authors/new">New author</ButtonLink>}
    >
      <NameFilter action="/admin/authors" label="Name begins with" value={q} />
      <NamedRows
        rows={list.map(({ id, name, role }) => ({ id, name, href: `/admin/authors/${id}`, note: role }))}
        empty={q === '' ? 'No authors yet' : `No author begins with “${q}”`}
        nextHref={nextHref}
      />
    </AdminPage>
  )
}
