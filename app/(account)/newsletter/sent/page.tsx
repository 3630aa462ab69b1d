import type { Metadata } from 'next'
import { AccountShell } from '@/components/account/account-shell'
import { NEWSLETTER_PATH } from '@/components/site/paths'
import { CONFIRM_DAYS } from '@/lib/newsletter/newsletter'

export const metadata: Metadata = { title: 'Look into your mail' }

export default function Page() {
  return (
    <AccountShell
      title="Look into your mail"
      intro={`We sent you a letter with a button. Press it within ${CONFIRM_DAYS} days, and the digest comes.`}
    >
      <p>
        Nothing there? Look among the unwanted mail, or <a href={NEWSLETTER_PATH}>ask again</a>.
      </p>
    </AccountShell>
  )
}
