import type { SiteView } from './site-view'

/** What a device needs to keep the site beside its other programs. Colours are the light theme's paper. */
export function toManifest({ name, tagline, language }: Pick<SiteView, 'name' | 'tagline' | 'language'>): string {
  return JSON.stringify({
    id: '/',
    name,
    short_name: name.slice(0, 30),
    description: tagline,
    lang: language,
    start_url: '/digest',
    scope: '/',
    display: 'minimal-ui',
    background_color: '#faf6ee',
    theme_color: '#faf6ee',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icons/192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/512.png', sizes: '512x512', type: 'image/png' },
      // Drawn smaller, for devices that cut icons to a shape of theirs.
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  })
}
