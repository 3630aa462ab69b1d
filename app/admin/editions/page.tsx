import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { dayOf } from '@/lib/dates'
import { findTimeZone } from '@/lib/publication/publication-lookup'

/** The digest of today. */
export default async function Page() {
  await requireSignedIn('editions:write', { path: '/admin/editions' })
  redirect(`/admin/editions/${dayOf(new Date(), await findTimeZone())}` as Route)
}
