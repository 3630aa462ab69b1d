import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { ConfirmDialog } from '@/components/admin/confirm-dialog'
import { FormField } from '@/components/admin/form-field.client'
import { Notice } from '@/components/admin/notice'
import { ROLE_NAMES, ROLE_SENTENCES } from '@/components/admin/role-names'
import { findAccount } from '@/lib/accounts/account-lookup'
import { STAFF_ROLES } from '@/lib/accounts/permissions'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { formatDay } from '@/lib/dates'
import { getSite } from '@/lib/publication/site-queries'
import { giveRole, giveState } from '../actions'

export const metadata: Metadata = { title: 'Person' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { actor } = await requireSignedIn('accounts:manage', { path: `/admin/people/${id}` })
  const [account, { timeZone }] = await Promise.all([findAccount(id), getSite()])
  if (!account) notFound()
  const { name, userName, email, role, state, createdAt } = account
  const hidden = { accountId: id }
  return (
    <AdminPage
      title={name}
      width="text"
      intro={`${ROLE_NAMES[role]} · ${email} · signs in as ${userName} too · here since ${formatDay(createdAt, timeZone)}`}
    >
      {id === actor.id && <Notice>This is your own account. A change of your role signs you out as well.</Notice>}
      {state === 'disabled' && (
        <Notice kind="warning" title="This account is closed">
          Nobody can sign in to it. What was written with it stays.
        </Notice>
      )}
      <AdminForm id="role-form" action={giveRole} submit="Give this role" hidden={hidden}>
        <FormField
          kind="options"
          name="role"
          label="Role"
          value={role}
          options={[
            ...STAFF_ROLES.map((value) => ({ value, label: ROLE_SENTENCES[value] })),
            { value: 'reader', label: 'Reader: no newsroom' },
          ]}
          hint="Every browser in which they are signed in is signed out."
        />
      </AdminForm>
      <div className="admin-actions admin-rows-more">
        {state === 'active' ? (
          <ConfirmDialog id="disable" label="Close the account" title={`Close the account of ${name}?`}>
            <p>They are signed out at once and cannot come back until somebody opens it again. Their pieces stay.</p>
            <AdminForm
              id="disable-form"
              action={giveState}
              submit="Close it"
              submitKind="grave"
              hidden={{ ...hidden, state: 'disabled' }}
            />
          </ConfirmDialog>
        ) : (
          <AdminForm
            id="enable-form"
            action={giveState}
            submit="Open the account again"
            submitKind="plain"
            hidden={{ ...hidden, state: 'active' }}
          />
        )}
      </div>
    </AdminPage>
  )
}
