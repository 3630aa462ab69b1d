import type { ReactNode } from 'react'
import { AccountPanel } from '@/components/site/account-panel'
import { ThemePanel } from '@/components/site/reading-panels'
import { ACCOUNT_PATH, HOME_PATH, SIGN_OUT_PATH } from '@/components/site/paths'
import { hasPermission, type Actor } from '@/lib/accounts/permissions'
import { NEWSROOM_NAV_ID, NewsroomNav } from './newsroom-nav.client'
import { NEWSROOM_PLACES } from '@/lib/accounts/newsroom-places'
import { PaletteButton } from './palette/palette-button.client'
import { ToastHost } from './toast.client'

type Props = { siteName: string; actor: Actor; children: ReactNode }

const ACCOUNT_LINKS = [
  { path: ACCOUNT_PATH, name: 'Your account' },
  { path: HOME_PATH, name: 'The site' },
  { path: SIGN_OUT_PATH, name: 'Sign out' },
]

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
            <AccountPanel id="newsroom-account" name={<p>{actor.name}</p>} links={ACCOUNT_LINKS} />
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
