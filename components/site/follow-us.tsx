import type { SiteView } from '@/lib/publication/site-view'
import { NETWORK_NAMES } from './networks'

/** The publication elsewhere, by the names of the places. */
export function FollowUs({ social }: Pick<SiteView, 'social'>) {
  if (social.length === 0) return null
  return (
    <div className="follow-us">
      <p>Follow us</p>
      <ul>
        {social.map(({ network, url }) => (
          <li key={url}>
            <a href={url} rel="me noopener external">
              {NETWORK_NAMES[network]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
