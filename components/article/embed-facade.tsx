import type { ReactNode } from 'react'
import { Slot } from '@/components/ui/slot'
import { embedOf } from './embed-address'

type Props = { href: string; title: string; caption: ReactNode }

/**
 * A drawn stand-in for something of another site, which loads nothing. The link leads there; the reader module turns a
 * click into the frame, at once where the reader has accepted third parties and after one more question where not.
 */
export function EmbedFacade({ href, title, caption }: Props) {
  const { provider, frame } = embedOf(href)
  return (
    <figure className="embed">
      <a
        href={href}
        rel="noopener external"
        className="embed-facade"
        data-frame={frame ?? undefined}
        data-provider={provider}
      >
        <span className="embed-sign" aria-hidden="true" />
        <span className="embed-title">{title}</span>
        <span className="embed-provider">{frame ? `Play from ${provider}` : `Open on ${provider}`}</span>
      </a>
      <Slot />
      {caption}
    </figure>
  )
}
