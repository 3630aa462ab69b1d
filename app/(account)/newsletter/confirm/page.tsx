import type { Metadata } from 'next'
import { AccountForm } from '@/components/account/account-form'
import { AccountShell } from '@/components/account/account-shell'
import type { Query } from '@/lib/http/return-path'
import { confirmDigest } from '../actions'

export const metadata: Metadata = { title: 'Confirm the daily digest' }

/** A button, because programs that look through mail open every link in it. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  const { token } = await searchParams
  return (
    <AccountShell title="One more step" intro="Press the button, and the daily digest comes to your address.">
      <AccountForm
        id="confirm-form"
        action={confirmDigest}
        hidden={{ token: typeof token === 'string' ? token : '' }}
        submit="Yes, send me the digest"
        fields={[]}
      />
    </AccountShell>
  )
}
