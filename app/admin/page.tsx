import type { Metadata } from 'next'
import { AdminPage } from '@/components/admin/admin-page'
import { EmptyState } from '@/components/admin/empty-state'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'

export const metadata: Metadata = { title: 'Desk' }

export default async function Page() {
  await requireSignedIn('newsroom:enter', { path: '/admin' })
  return (
    <AdminPage title="Desk">
      <EmptyState title="Nothing waits for you" />
    </AdminPage>
  )
}
