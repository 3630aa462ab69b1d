import type { Metadata } from 'next'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { FormChoice, FormField } from '@/components/admin/form-field.client'
import { MediaField } from '@/components/admin/media-field.client'
import { SettingsPreview } from '@/components/admin/settings-preview.client'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { yearOf } from '@/lib/dates'
import { findThumbnail } from '@/lib/media/media-lookup'
import { SOCIAL_NETWORKS } from '@/lib/publication/publication'
import { findPublication } from '@/lib/publication/publication-lookup'
import { keepSettings } from './actions'

export const metadata: Metadata = { title: 'Settings' }

const NETWORK_NAMES: Record<(typeof SOCIAL_NETWORKS)[number], string> = {
  ...{ facebook: 'Facebook', x: 'X', instagram: 'Instagram', youtube: 'YouTube' },
  ...{ telegram: 'Telegram', linkedin: 'LinkedIn' },
}

export default async function Page() {
  await requireSignedIn('publication:write', { path: '/admin/settings' })
  const publication = await findPublication()
  const { outgoing } = publication
  const urlOf = (network: string) => publication.social.find((place) => place.network === network)?.url ?? ''
  const foundingYear = String(publication.foundingYear)
  return (
    <AdminPage
      title="Settings"
      width="text"
      intro="What the publication is called, how it is reached, and what leaves it."
    >
      <AdminForm id="settings-form" action={keepSettings} submit="Save">
        <SettingsPreview
          settings={{ name: publication.name, tagline: publication.tagline, about: publication.about, foundingYear }}
          year={yearOf(new Date(), publication.timeZone)}
        />
        <FormField name="name" label="Name" value={publication.name} maxLength={80} />
        <FormField name="tagline" label="Tagline" value={publication.tagline} maxLength={160} />
        <FormField
          kind="area"
          name="about"
          label="About"
          value={publication.about}
          rows={3}
          hint="Stands in the footer."
        />
        <MediaField
          name="logoMediaId"
          label="Logo"
          value={publication.logoMediaId}
          thumbnail={await findThumbnail(publication.logoMediaId)}
          hint="Without one, the name is set in type."
        />
        <FormField kind="email" name="email" label="E-mail" value={publication.email} />
        <FormField kind="number" name="foundingYear" label="Founded in" value={foundingYear} min={1500} max={3000} />
        <FormField
          name="timeZone"
          label="Time zone"
          value={publication.timeZone}
          hint="An IANA name such as Asia/Baku: days and schedules are in it."
        />
        <FormField name="language" label="Language" value={publication.language} hint="A tag such as en or az." />
        {SOCIAL_NETWORKS.map((network) => (
          <FormField
            key={network}
            kind="url"
            name={`social-${network}`}
            label={NETWORK_NAMES[network]}
            value={urlOf(network)}
          />
        ))}
        <FormField
          kind="options"
          name="feedText"
          label="Feeds hold"
          value={outgoing.feedText}
          options={[
            { value: 'full', label: 'Whole pieces' },
            { value: 'summary', label: 'Their decks' },
          ]}
        />
        <FormField
          kind="url"
          name="feedHub"
          label="WebSub hub"
          value={outgoing.feedHub ?? ''}
          hint="Is told of new pieces. Empty: none."
        />
        <FormField
          kind="options"
          name="aiCrawlers"
          label="Programs that collect texts to train models"
          value={outgoing.aiCrawlers}
          options={[
            { value: 'welcome', label: 'May come' },
            { value: 'refused', label: 'Are asked to stay away' },
          ]}
        />
        <FormField
          kind="options"
          name="canonicalOfReprints"
          label="Search engines show reprints"
          value={outgoing.canonicalOfReprints}
          options={[
            { value: 'here', label: 'At their address here' },
            { value: 'source', label: 'Where they came out first' },
          ]}
        />
        <FormChoice
          name="asksSources"
          label="Ask now and then whether the sources of reprints and translations still answer"
          isChecked={outgoing.asksSources}
          hint="Each about once a month, at most five addresses a minute. The desk names those that are gone."
        />
        <FormField
          kind="options"
          name="offlineReading"
          label="Without a connection"
          value={outgoing.offlineReading}
          options={[
            { value: 'on', label: 'Devices keep what readers save, and the newest digest' },
            { value: 'off', label: 'Devices keep nothing, and let go of what they have' },
          ]}
        />
      </AdminForm>
    </AdminPage>
  )
}
