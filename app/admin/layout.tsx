import type { Metadata } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { AdminShell } from '@/components/admin/admin-shell'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { getSite } from '@/lib/publication/site-queries'
import './admin.css'

// The newsroom knows who asks: each page is made for one request, with a nonce for its scripts, and kept by nobody.
export const instant = false

export const metadata: Metadata = {
  title: { template: '%s – Newsroom', default: 'Newsroom' },
  robots: { index: false, follow: false },
}

export default async function NewsroomLayout({ children }: { children: ReactNode }) {
  await connection()
  const { actor } = await requireSignedIn('newsroom:enter', { path: '/admin' })
  const { name } = await getSite()
  return (
    <AdminShell siteName={name} actor={actor}>
      {children}
    </AdminShell>
  )
}
