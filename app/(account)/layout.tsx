import type { Metadata } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { SiteFrame } from '@/components/site/site-frame'
import { getSite } from '@/lib/publication/site-queries'

// These pages know who asks: each is made for one request, with a nonce for its scripts.
export const instant = false

export const metadata: Metadata = { robots: { index: false } }

export default async function AccountLayout({ children }: { children: ReactNode }) {
  await connection()
  return (
    <SiteFrame site={await getSite()}>
      <main id="content" className="plain-page account-page" tabIndex={-1}>
        {children}
      </main>
    </SiteFrame>
  )
}
