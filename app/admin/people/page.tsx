import type { Metadata } from 'next'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { FormField } from '@/components/admin/form-field.client'
import { NamedRows, NameFilter } from '@/components/admin/named-rows'
import { Notice } from '@/components/admin/notice'
import { ROLE_NAMES, ROLE_SENTENCES } from '@/components/admin/role-names'
import type { Account } from '@/lib/accounts/account'
import { findPeople } from '@/lib/accounts/account-lookup'
import type { Invitation } from '@/lib/accounts/invitation'
import { listInvitations } from '@/lib/accounts/invitation-commands'
import { STAFF_ROLES } from '@/lib/accounts/permissions'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { formatMinute } from '@/lib/dates'
import { readQuery } from '@/lib/http/query'
import type { Query } from '@/lib/http/return-path'
import { getSite } from '@/lib/publication/site-queries'
import { sendInvitation, takeInvitationBack } from './actions'

export const metadata: Metadata = { title: 'People' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { actor } = await requireSignedIn('accounts:manage', { path: '/admin/people' })
  const { q } = await readQuery(searchParams, ['q'])
  const [{ people, isCut }, invitations, { timeZone }] = await Promise.all([
    findPeople(q.trim()),
    listInvitations(actor),
    getSite(),
  ])
  return (
    <AdminPage
      title="People"
      width="text"
      intro="Who may enter the newsroom, and what their role opens there. A reader is found by their whole address."
    >
      <NameFilter action="/admin/people" label="Name or address" value={q} />
      {isCut && <Notice>More people are like this than are listed. Another word brings it closer.</Notice>}
      <NamedRows
        rows={people.map((account) => ({
          id: account.id,
          name: account.name,
          href: `/admin/people/${account.id}`,
          note: noteOf(account, actor.id),
        }))}
        empty="Nobody is called like this"
        nextHref={null}
      />
      <section className="structure-group people-part" aria-labelledby="invite">
        <h2 id="invite">Invite somebody</h2>
        <AdminForm id="invite-form" action={sendInvitation} submit="Send the invitation" isEmptiedWhenDone>
          <FormField
            kind="email"
            name="email"
            label="E-mail"
            maxLength={254}
            hint="They get a link that works once, for seven days. An account that the address already has keeps its password."
          />
          <FormField
            kind="options"
            name="role"
            label="Role"
            options={STAFF_ROLES.map((role) => ({ value: role, label: ROLE_SENTENCES[role] }))}
          />
        </AdminForm>
      </section>
      {invitations.length > 0 && <Invitations invitations={invitations} timeZone={timeZone} />}
    </AdminPage>
  )
}

const noteOf = ({ id, role, state, email }: Account, ownId: string) =>
  [ROLE_NAMES[role], state === 'disabled' ? 'closed' : '', id === ownId ? 'you' : '', email]
    .filter((part) => part !== '')
    .join(' · ')

function Invitations({ invitations, timeZone }: { invitations: readonly Invitation[]; timeZone: string }) {
  return (
    <section className="structure-group" aria-labelledby="invited">
      <h2 id="invited">Invited, not here yet</h2>
      <ul className="admin-rows">
        {invitations.map(({ id, email, role, invitedByName, expiresAt }) => (
          <li key={id}>
            <span>
              {email} <span className="admin-rows-note">as {ROLE_NAMES[role].toLowerCase()}</span>
            </span>
            <span className="admin-rows-note">
              by {invitedByName}, good until {formatMinute(expiresAt, timeZone)}
            </span>
            <div className="admin-actions">
              <AdminForm
                id={`again-${id}`}
                action={sendInvitation}
                submit="Send a new link"
                submitKind="quiet"
                layout="inline"
                hidden={{ email, role }}
              />
              <AdminForm
                id={`revoke-${id}`}
                action={takeInvitationBack}
                submit="Take back"
                submitKind="quiet"
                layout="inline"
                hidden={{ id }}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
