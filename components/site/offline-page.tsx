import { OFFLINE_SLOT } from '@/lib/offline/offline'
import type { SiteView } from '@/lib/publication/site-view'
import { SiteFrame } from './site-frame'

/** Resolved against the address that was asked for, whatever it was. */
const THIS_ADDRESS = ''

/**
 * What a reader's device shows where there is no connection and no copy. It stands at the address that was asked for, so
 * the empty link asks again. The device's worker writes what it keeps into the slot (lib/offline/offline-markup.ts).
 */
export function OfflinePage({ site }: { site: SiteView }) {
  return (
    <SiteFrame site={site}>
      <main id="content" className="plain-page" tabIndex={-1}>
        <p className="plain-page-mark" aria-hidden="true" />
        <h1>You are offline</h1>
        <p>
          This page needs a connection. <a href={THIS_ADDRESS}>Try again</a>
        </p>
        <div {...{ [OFFLINE_SLOT]: '' }}>
          <p>Nothing is kept on this device yet. Next time, save a piece, or open the digest: both then stay here.</p>
        </div>
      </main>
    </SiteFrame>
  )
}
