import type { Metadata } from 'next'
import { AdminPage } from '@/components/admin/admin-page'
import { MediaBoard } from '@/components/admin/media-board.client'
import { hasPermission } from '@/lib/accounts/permissions'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { toMediaFile } from '@/lib/media/media'
import { listMedia } from '@/lib/media/media-lookup'

export const metadata: Metadata = { title: 'Media' }

export default async function Page() {
  const { actor } = await requireSignedIn('media:write', { path: '/admin/media' })
  const { files, next } = await listMedia({})
  return (
    <AdminPage
      title="Media"
      intro="Every picture of the site, once. What is said of it here goes with it wherever it is shown."
    >
      <MediaBoard first={{ files: files.map(toMediaFile), next }} canDelete={hasPermission(actor, 'structure:write')} />
    </AdminPage>
  )
}
