import type { Metadata } from 'next'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { NamedRows } from '@/components/admin/named-rows'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { pagePath } from '@/lib/addresses/address'
import { findPages } from '@/lib/pages/page-lookup'

export const metadata: Metadata = { title: 'Pages' }

export default async function Page() {
  await requireSignedIn('structure:write', { path: '/admin/pages' })
  return (
    <AdminPage
      title="Pages"
      width="text"
      intro="Standing texts: who you are, privacy, terms. Menus lead to them."
      actions={<ButtonLink href="/admin/pages/new">New page</ButtonLink>}
    >
      <NamedRows
        rows={(await findPages()).map(({ id, title, slug }) => ({
          id,
          name: title,
          href: `/admin/pages/${id}`,
          note: pagePath(slug),
        }))}
        empty="No pages yet"
        nextHref={null}
      />
    </AdminPage>
  )
}
