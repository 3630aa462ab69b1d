import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { EmptyState } from '@/components/admin/empty-state'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { previewIssue } from '@/lib/newsletter/sending-commands'
import { countSubscribers } from '@/lib/newsletter/subscriber-lookup'
import { mailPreviewToMe } from './actions'

export const metadata: Metadata = { title: 'Newsletter' }

/** A frame without an address has the page's own policy: the mail's style sheet needs its nonce. */
async function withNonce(html: string): Promise<string> {
  const policy = (await headers()).get('content-security-policy') ?? ''
  return html.replace('<style>', `<style nonce="${/'nonce-([^']+)'/.exec(policy)?.[1] ?? ''}">`)
}

const FRAME = { inlineSize: '100%', blockSize: '44rem', border: '1px solid var(--color-line)' }

/** What subscribers would get now, and how many they are. */
export default async function Page() {
  const { actor, account } = await requireSignedIn('newsletter:preview', { path: '/admin/newsletter' })
  const [mail, { active, pending, stopped }] = await Promise.all([
    previewIssue(actor, { to: account.email }),
    countSubscribers(),
  ])
  return (
    <AdminPage
      title="Newsletter"
      width="text"
      intro={`${count(active)} get it, ${count(pending)} have not confirmed yet, ${count(stopped)} were stopped because their address refuses mail.`}
    >
      {mail ? (
        <>
          <AdminForm id="preview" action={mailPreviewToMe} submit="Mail it to me" layout="inline" />
          <h2>{mail.subject}</h2>
          <iframe
            title="The digest of the last day, as mail"
            sandbox=""
            srcDoc={await withNonce(mail.html)}
            style={FRAME}
          />
          <details>
            <summary>As plain text</summary>
            <pre style={{ whiteSpace: 'pre-wrap' }}>{mail.text}</pre>
          </details>
        </>
      ) : (
        <EmptyState title="Nothing was published in the last day">
          Where nothing was published, nothing is sent.
        </EmptyState>
      )}
    </AdminPage>
  )
}

const COUNTED_MAX = 10_000
const count = (number: number) => (number >= COUNTED_MAX ? '10,000 or more' : number.toLocaleString('en'))
