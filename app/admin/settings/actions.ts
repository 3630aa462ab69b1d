'use server'

import { formAction, textOf } from '@/lib/http/form-action'
import { SOCIAL_NETWORKS } from '@/lib/publication/publication'
import { saveSettings } from '@/lib/publication/publication-commands'

export const keepSettings = formAction('publication:write', async ({ form, signedIn }) => {
  const { staleTags } = await saveSettings(signedIn.actor, {
    name: textOf(form, 'name').trim(),
    tagline: textOf(form, 'tagline').trim(),
    about: textOf(form, 'about').trim(),
    email: textOf(form, 'email').trim(),
    foundingYear: Number(textOf(form, 'foundingYear')),
    timeZone: textOf(form, 'timeZone').trim(),
    language: textOf(form, 'language').trim(),
    logoMediaId: textOf(form, 'logoMediaId') || null,
    social: SOCIAL_NETWORKS.flatMap((network) => {
      const url = textOf(form, `social-${network}`).trim()
      return url === '' ? [] : [{ network, url }]
    }),
    outgoing: {
      feedText: textOf(form, 'feedText') === 'summary' ? 'summary' : 'full',
      feedHub: textOf(form, 'feedHub').trim() || null,
      aiCrawlers: textOf(form, 'aiCrawlers') === 'refused' ? 'refused' : 'welcome',
      canonicalOfReprints: textOf(form, 'canonicalOfReprints') === 'source' ? 'source' : 'here',
      asksSources: textOf(form, 'asksSources') !== '',
      offlineReading: textOf(form, 'offlineReading') === 'off' ? 'off' : 'on',
    },
  })
  return { message: 'The settings are saved. Every page shows them from now on.', staleTags }
})
