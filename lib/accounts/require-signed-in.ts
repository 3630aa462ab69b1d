import 'server-only'
import type { Route } from 'next'
import { notFound, redirect } from 'next/navigation'
import { hasPermission, type Permission } from './permissions'
import { getSignedIn } from './session'
import type { SignedIn } from './session-commands'

/** Who asks for a page. Whoever is not signed in is sent to sign in and back; whoever may not see it finds nothing there. */
export async function requireSignedIn(permission: Permission, { path }: { path: string }): Promise<SignedIn> {
  const signedIn = await getSignedIn()
  if (!signedIn) redirect(`/sign-in?from=${encodeURIComponent(path)}` as Route)
  if (!hasPermission(signedIn.actor, permission)) notFound()
  return signedIn
}
