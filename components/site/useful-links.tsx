import type { PartnerLink } from '@/lib/publication/site-view'
import { Picture } from './picture'

/** Partner sites, each by its picture and its name. */
export function UsefulLinks({ links }: { links: PartnerLink[] }) {
  if (links.length === 0) return null
  return (
    <section className="useful-links" aria-labelledby="useful-links">
      <h2 id="useful-links" className="rail-title">
        Useful links
      </h2>
      <ul>
        {links.map((link) => (
          <li key={link.id}>
            <a href={link.url} rel="noopener external">
              <Picture picture={link.picture} sizes="6rem" widthMax={320} isDecoration />
              <span>{link.name}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
