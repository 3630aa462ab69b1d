import type { Metadata } from 'next'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { startArticleAction } from './actions'

export const metadata: Metadata = { title: 'New article' }

export default async function Page() {
  await requireSignedIn('articles:write-own', { path: '/admin/articles/new' })
  return (
    <AdminPage
      title="New article"
      width="text"
      intro="It is a draft until somebody publishes it, and kept as it is typed."
    >
      <AdminForm id="new-article" action={startArticleAction} submit="Begin writing" />
    </AdminPage>
  )
}
