import type { Metadata } from 'next'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { NamedRows, NameFilter } from '@/components/admin/named-rows'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { findTags } from '@/lib/tags/tag-lookup'
import { readQuery } from '@/lib/http/query'

export const metadata: Metadata = { title: 'Tags' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function Page({ searchParams }: Props) {
  await requireSignedIn('structure:write', { path: '/admin/tags' })
  const { q, after } = await readQuery(searchParams, ['q', 'after'])
  const { list, next } = await findTags({ query: q, ...(after !== '' && { after }) })
  const nextHref = next === null ? null : `/admin/tags?${new URLSearchParams({ q, after: next }).toString()}`
  return (
    <AdminPage
      title="Tags"
      width="text"
      intro="What pieces are about. Two tags for one thing are merged; addresses that a tag had lead to it."
      actions={<ButtonLink href="/admin/tags/new">New tag</ButtonLink>}
    >
      <NameFilter action="/admin/tags" label="Name begins with" value={q} />
      <NamedRows
        rows={list.map(({ id, name, slug }) => ({ id, name, href: `/admin/tags/${id}`, note: `/tag/${slug}` }))}
        empty={q === '' ? 'No tags yet' : `No tag begins with “${q}”`}
        nextHref={nextHref}
      />
    </AdminPage>
  )
}
