import type { ReactNode } from 'react'
import { SearchDialog } from '@/components/search/search-dialog'
import type { SiteView } from '@/lib/publication/site-view'
import { ConsentBar } from './consent-bar'
import { Lightbox } from './lightbox'
import { MobileMenu } from './mobile-menu'
import { SiteFooter } from './site-footer'
import { SiteHeader } from './site-header'
import { SkipLinks } from './skip-links'
import { StoredDialog } from './stored-dialog'

type Props = {
  site: SiteView
  /** Path of the menu entry that the page belongs to. */
  current?: string | undefined
  children: ReactNode
}

/** What stands around every page. The page brings its own `<main id="content">`. */
export function SiteFrame({ site, current, children }: Props) {
  return (
    <>
      <SkipLinks />
      <SiteHeader site={site} current={current} />
      {children}
      <SiteFooter site={site} />
      <ConsentBar footerMenu={site.footerMenu} />
      <MobileMenu site={site} current={current} />
      <SearchDialog timeZone={site.timeZone} />
      <StoredDialog />
      <Lightbox />
    </>
  )
}
