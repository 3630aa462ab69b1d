import type { Metadata } from 'next'
import { connection } from 'next/server'
import { AccountForm } from '@/components/account/account-form'
import { AccountShell } from '@/components/account/account-shell'
import type { Field } from '@/components/account/form-field.client'
import { getSignedIn } from '@/lib/accounts/session'
import type { Query } from '@/lib/http/return-path'
import { DEFAULT_HOUR, formatHour, HOURS, type Subscriber } from '@/lib/newsletter/newsletter'
import { findByToken, findOfAccount } from '@/lib/newsletter/subscriber-lookup'
import { getSite } from '@/lib/publication/site-queries'
import { sectionTree } from '@/lib/sections/section'
import { listSections } from '@/lib/sections/section-queries'
import { askForDigest, changeDigest, endDigest } from './actions'

export const metadata: Metadata = { title: 'The daily digest by e-mail' }

const WORDS: Record<string, string> = {
  address: 'This is not an e-mail address. Please look at it again.',
  often: 'Too many tries. Please wait an hour, then try again.',
  failed: 'Something went wrong on our side. Please try again.',
}

/** Asks for the digest, or changes and ends it for whoever came by a link of its mail or is signed in. */
export default async function Page({ searchParams }: { searchParams: Query }) {
  // The database's driver looks at the clock, which a page may only for one request.
  await connection()
  const { token, refused, confirmed, ended } = await searchParams
  const signedIn = await getSignedIn()
  const byToken = typeof token === 'string' ? await findByToken(token) : null
  const found = byToken?.state === 'active' ? { subscriber: byToken, token: String(token) } : null
  const own = found ?? (signedIn ? await findOfAccount(signedIn.account) : null)
  if (own) return <Change {...own} isNew={confirmed !== undefined} />
  const fields = await wishFields({ sectionIds: [], hour: DEFAULT_HOUR })
  return (
    <AccountShell
      title="The daily digest by e-mail"
      intro="What was published since yesterday, once a day. We ask back at your address, and every letter has a way out."
    >
      {ended !== undefined && (
        <p role="status" className="form-message">
          You are unsubscribed, and your address is forgotten.
        </p>
      )}
      {typeof refused === 'string' && (
        <p role="alert" className="form-message">
          {WORDS[refused] ?? WORDS['failed']}
        </p>
      )}
      <AccountForm
        id="newsletter-form"
        action={askForDigest}
        submit="Subscribe"
        fields={[{ name: 'email', label: 'E-mail', kind: 'email', value: signedIn?.account.email ?? '' }, ...fields]}
      />
    </AccountShell>
  )
}

async function Change({ subscriber, token, isNew }: { subscriber: Subscriber; token: string; isNew: boolean }) {
  return (
    <AccountShell
      title={isNew ? 'The digest is on its way' : 'Your daily digest'}
      intro={`It comes to ${subscriber.email} at ${formatHour(subscriber.hour)}, on days on which something is published.`}
    >
      <AccountForm
        id="wishes-form"
        action={changeDigest}
        hidden={{ token }}
        submit="Save"
        fields={await wishFields(subscriber)}
      />
      <AccountForm id="end-form" action={endDigest} hidden={{ token }} submit="Unsubscribe" isGrave fields={[]} />
    </AccountShell>
  )
}

async function wishFields({ sectionIds, hour }: Pick<Subscriber, 'sectionIds' | 'hour'>): Promise<Field[]> {
  const [sections, { timeZone }] = await Promise.all([listSections(), getSite()])
  const ordered = sectionTree(sections).flatMap(({ section, children }) => [section, ...children])
  return [
    {
      name: 'hour',
      label: 'Hour',
      kind: 'options',
      value: String(hour),
      hint: `On the clocks of the editors (${timeZone}).`,
      options: HOURS.map((each) => ({ value: String(each), label: formatHour(each) })),
    },
    {
      name: 'section',
      label: 'Sections (none chosen: all)',
      kind: 'choices',
      chosen: sectionIds,
      options: ordered.map(({ id, name }) => ({ value: id, label: name })),
    },
  ]
}
