'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { callApi } from '@/lib/http/api-client'

type Status = { isBusy: boolean; words: string; share: number | null }

const ASKED_EVERY_MS = 1500

/** How far the work is; at its end the page is made anew. Without script it says how far it was. */
export function ImportProgress({ id, first }: { id: string; first: Status }) {
  const [status, setStatus] = useState(first)
  const router = useRouter()
  useEffect(() => {
    const leaving = new AbortController()
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      try {
        const told = await callApi<Status>(`/api/v1/newsroom/imports/${id}`, { signal: leaving.signal })
        setStatus(told)
        if (!told.isBusy) {
          router.refresh()
          return
        }
      } catch {
        // The site restarts, or the network is away: it is asked again.
        if (leaving.signal.aborted) return
      }
      timer = setTimeout(() => void ask(), ASKED_EVERY_MS)
    }
    timer = setTimeout(() => void ask(), ASKED_EVERY_MS)
    return () => {
      leaving.abort()
      clearTimeout(timer)
    }
  }, [id, router])
  return (
    <div className="import-progress">
      <p role="status">{status.words}</p>
      <progress aria-label="Progress" {...(status.share === null ? {} : { value: status.share })} />
      <noscript>
        <p>
          <a href={`/admin/import/${id}`}>Look again</a>
        </p>
      </noscript>
    </div>
  )
}
