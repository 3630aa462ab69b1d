import type { ReactNode } from 'react'
import { SearchDialog } from '@/components/search/search-dialog'
import type { SiteView } from '@/lib/publication/site-view'
import { ConsentBar } from './consent-bar'
import { FEATURES, type Features } from './features'
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
  features?: Features
  children: ReactNode
}

/** What stands around every page. The page brings its own `<main id="content">`. */
export function SiteFrame({ site, current, features = FEATURES, children }: Props) {
  return (
    <>
      <SkipLinks />
      <SiteHeader site={site} current={current} features={features} />
      {children}
      <SiteFooter site={site} />
      <ConsentBar footerMenu={site.footerMenu} />
      <MobileMenu site={site} current={current} features={features} />
      {features.search && <SearchDialog timeZone={site.timeZone} />}
      <StoredDialog />
      <Lightbox />
    </>
  )
}
