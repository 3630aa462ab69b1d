import { opensDialog } from '@/components/ui/dialog-command'
import type { SiteView } from '@/lib/publication/site-view'
import { FollowUs } from './follow-us'
import { STORED_DIALOG_ID } from './stored-dialog'
import { NewsletterBox } from './newsletter-box'
import { HOME_PATH } from './paths'

/** Who publishes this, under which rules, and how to reach them. */
export function SiteFooter({ site }: { site: SiteView }) {
  return (
    <footer className="site-footer" id="footer" tabIndex={-1}>
      <div className="site-footer-inner">
        <div className="site-about">
          <a href={HOME_PATH} className="site-name">
            {site.name}
          </a>
          {site.about !== '' && <p>{site.about}</p>}
          <NewsletterBox />
        </div>
        <nav aria-label="Footer">
          <ul>
            {site.footerMenu.map((item) => (
              <li key={item.path}>
                <a href={item.path}>{item.name}</a>
              </li>
            ))}
            <li>
              <a href={`mailto:${site.email}`}>{site.email}</a>
            </li>
            <li className="needs-script">
              <button type="button" className="link-button" {...opensDialog(STORED_DIALOG_ID)}>
                What this site stored about you
              </button>
            </li>
          </ul>
        </nav>
        <FollowUs social={site.social} />
        <p className="copyright">{site.copyright}</p>
      </div>
    </footer>
  )
}
