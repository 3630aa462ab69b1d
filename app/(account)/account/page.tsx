import type { Metadata } from 'next'
import { AccountForm } from '@/components/account/account-form'
import { AccountShell } from '@/components/account/account-shell'
import { FOR_YOU_PATH, NEWSLETTER_PATH, SAVED_PATH, SIGN_OUT_PATH } from '@/components/site/paths'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { saveOwnProfile } from './actions'

export const metadata: Metadata = { title: 'Your account' }

export default async function Page() {
  const { account } = await requireSignedIn('account:own', { path: '/account' })
  return (
    <AccountShell title="Your account" intro={`${account.email} · ${ROLE_NAMES[account.role]}`}>
      <AccountForm
        id="profile-form"
        action={saveOwnProfile}
        submit="Save"
        fields={[
          { name: 'name', label: 'Name', kind: 'text', autoComplete: 'name', value: account.name },
          {
            name: 'userName',
            label: 'User name',
            kind: 'text',
            autoComplete: 'username',
            value: account.userName,
            hint: 'You can sign in with it instead of your e-mail.',
          },
        ]}
      />
      <ul className="account-links">
        <li>
          <a href={SAVED_PATH}>Saved articles</a>
        </li>
        <li>
          <a href={FOR_YOU_PATH}>What you follow</a>
        </li>
        <li>
          <a href={NEWSLETTER_PATH}>The daily digest by e-mail</a>
        </li>
        <li>
          <a href="/account/email">Change your e-mail</a>
        </li>
        <li>
          <a href="/account/password">{account.hasPassword ? 'Change your password' : 'Set a password'}</a>
        </li>
        <li>
          <a href="/account/sessions">Where you are signed in</a>
        </li>
        <li>
          <a href="/api/v1/account/export" download>
            Download what is kept about you
          </a>
        </li>
        <li>
          <a href={SIGN_OUT_PATH}>Sign out</a>
        </li>
        <li>
          <a href="/account/delete">Delete your account</a>
        </li>
      </ul>
    </AccountShell>
  )
}

const ROLE_NAMES = { reader: 'Reader', author: 'Author', editor: 'Editor', admin: 'Admin' }
