'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { recall } from '@/lib/reader-script/store'

/**
 * For lists of an account: the first time after signing in, what this device keeps goes into the account, and the list
 * shows it. Signing in leads here without a new document, so the page's own script has not seen it yet.
 */
export function DeviceMerge() {
  const router = useRouter()
  useEffect(() => {
    if (recall('synced') !== null) return
    document.documentElement.dataset['signedIn'] = ''
    void import('@/lib/keeping/keep-island')
      .then(({ sync }) => sync())
      .then(() => {
        router.refresh()
      })
      // Without a network it is done by the next page.
      .catch(() => undefined)
  }, [router])
  return null
}
