import type { ReactNode } from 'react'
import { ThemePanel } from '@/components/site/reading-panels'
import { ACCOUNT_PATH, HOME_PATH, SIGN_OUT_PATH } from '@/components/site/paths'
import { hasPermission, type Actor } from '@/lib/accounts/permissions'
import { NEWSROOM_NAV_ID, NewsroomNav } from './newsroom-nav.client'
import { NEWSROOM_PLACES } from '@/lib/accounts/newsroom-places'
import { PaletteButton } from './palette/palette-button.client'
import { ToastHost } from './toast.client'

type Props = { siteName: string; actor: Actor; children: ReactNode }

/** What stands around every page of the newsroom: its name, the places that the role opens, the account, the theme. */
export function AdminShell({ siteName, actor, children }: Props) {
  const groups = NEWSROOM_PLACES.map((group) => ({
    ...group,
    places: group.places.filter((place) => hasPermission(actor, place.permission)),
  })).filter((group) => group.places.length > 0)
  return (
    <div className="newsroom">
      <p className="skip-links">
        <a href="#content">To the content</a>
      </p>
      <header className="newsroom-bar">
        <button type="button" className="newsroom-menu-button" popoverTarget={NEWSROOM_NAV_ID}>
          Menu
        </button>
        <a href="/admin" className="newsroom-name">
          {siteName} <span>Newsroom</span>
        </a>
        <div className="newsroom-tools">
          <PaletteButton
            places={groups.flatMap(({ places }) => places.map(({ path, name }) => ({ path, name })))}
            mayWrite={hasPermission(actor, 'articles:write-own')}
          />
          <a href={HOME_PATH} className="newsroom-site-link">
            The site
          </a>
          <ThemePanel />
          <div className="panel-holder">
            <button type="button" className="tool" popoverTarget="newsroom-account" aria-label="Your account">
              <span className="account-mark" aria-hidden="true" />
            </button>
            <div id="newsroom-account" popover="auto" className="panel" role="group" aria-label="Your account">
              <p>{actor.name}</p>
              <ul className="newsroom-account-links">
                <li>
                  <a href={ACCOUNT_PATH}>Your account</a>
                </li>
                <li>
                  <a href={HOME_PATH}>The site</a>
                </li>
                <li>
                  <a href={SIGN_OUT_PATH}>Sign out</a>
                </li>
              </ul>
            </div>
          </div>
        </div>
      </header>
      {/* The page is painted once this has come: see the root layout. */}
      <span id="header-end" hidden />
      <NewsroomNav groups={groups} />
      <main id="content" className="newsroom-main" tabIndex={-1}>
        {children}
      </main>
      <ToastHost />
    </div>
  )
}
