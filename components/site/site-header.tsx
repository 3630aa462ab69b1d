import { SearchButton } from '@/components/search/search-dialog'
import { Picture } from '@/components/site/picture'
import { opensDialog } from '@/components/ui/dialog-command'
import type { SiteView } from '@/lib/publication/site-view'
import { MOBILE_MENU_ID } from './mobile-menu'
import { PrimaryMenu } from './primary-menu'
import { TextPanel, ThemePanel } from './reading-panels'
import { AccountTools } from './account-tools'
import { HOME_PATH } from './paths'

/** Name, menu and tools. It sticks with its upper part out of sight, so that it gets smaller and nothing moves. */
export function SiteHeader({ site, current }: { site: SiteView; current: string | undefined }) {
  return (
    <header className="site-header">
      <div className="site-bar" id="menu" tabIndex={-1}>
        <button type="button" className="menu-button" {...opensDialog(MOBILE_MENU_ID)}>
          Menu
        </button>
        <a href={HOME_PATH} className="site-name" aria-label={`${site.name}, home`}>
          {site.logo ? (
            <Picture picture={site.logo} sizes="12rem" widthMax={480} isDecoration />
          ) : (
            <span>{site.name}</span>
          )}
        </a>
        {site.tagline !== '' && <p className="site-tagline">{site.tagline}</p>}
        <PrimaryMenu items={site.primaryMenu} current={current} />
        <div className="tools">
          <SearchButton />
          <TextPanel />
          <ThemePanel />
          <AccountTools />
        </div>
      </div>
      <div className="reading-progress" id="header-end" aria-hidden="true" />
    </header>
  )
}
