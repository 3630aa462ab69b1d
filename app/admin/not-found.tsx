import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { EmptyState } from '@/components/admin/empty-state'

/** Inside the newsroom: what is not there, and what a role does not open. */
export default function NotFound() {
  return (
    <AdminPage title="Not here">
      <EmptyState
        title="There is nothing at this address for you"
        action={<ButtonLink href="/admin">To the desk</ButtonLink>}
      >
        It was removed, or your role does not open it. An admin can change what your role is.
      </EmptyState>
    </AdminPage>
  )
}
