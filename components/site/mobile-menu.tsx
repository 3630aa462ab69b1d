import { closesDialog } from '@/components/ui/dialog-command'
import type { SiteView } from '@/lib/publication/site-view'
import { FollowUs } from './follow-us'
import { ACCOUNT_PATH, FOR_YOU_PATH, HOME_PATH, SAVED_PATH, SEARCH_PATH, SIGN_IN_PATH } from './paths'

export const MOBILE_MENU_ID = 'all-sections'

/** The flat menu of narrow screens. */
export function MobileMenu({ site, current }: { site: SiteView; current: string | undefined }) {
  return (
    <dialog id={MOBILE_MENU_ID} className="mobile-menu" aria-label="Menu" closedby="any">
      <div className="mobile-menu-head">
        <a href={HOME_PATH} className="site-name">
          {site.name}
        </a>
        <button type="button" className="quiet-button" {...closesDialog(MOBILE_MENU_ID)}>
          Close
        </button>
      </div>
      <form action={SEARCH_PATH} role="search" className="menu-search">
        <input type="search" name="q" aria-label="Search words" />
        <button type="submit">Search</button>
      </form>
      <p className="menu-account">
        <a className="tool-sign-in" href={SIGN_IN_PATH}>
          Sign in
        </a>
        <a className="tool-account" href={ACCOUNT_PATH}>
          Your account
        </a>
        <a href={SAVED_PATH}>Saved articles</a>
        <a href={FOR_YOU_PATH}>For you</a>
      </p>
      <nav aria-label="All sections">
        <ul>
          {site.mobileMenu.map((item) => (
            <li key={item.path}>
              <a href={item.path} aria-current={item.path === current ? 'page' : undefined}>
                {item.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <FollowUs social={site.social} />
      <p className="copyright">{site.copyright}</p>
    </dialog>
  )
}
