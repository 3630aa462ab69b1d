'use client'

import { useEffect, useState } from 'react'
import { Button } from './button'

export type Toast = { message: string; undo?: { label: string; run: () => void } }

const EVENT = 'newsroom-toast'
const SHOWN_MILLISECONDS = 8000

/** Says in passing what was done; with `undo`, the way back. For what happened without a page of its own. */
export function showToast(toast: Toast): void {
  globalThis.dispatchEvent(new CustomEvent<Toast>(EVENT, { detail: toast }))
}

/** Where toasts appear: once, in the shell. One that has an undo stays until it is used or another one comes. */
export function ToastHost() {
  const [toast, setToast] = useState<Toast | null>(null)
  useEffect(() => {
    const handleToast = (event: Event) => {
      setToast((event as CustomEvent<Toast>).detail)
    }
    globalThis.addEventListener(EVENT, handleToast)
    return () => {
      globalThis.removeEventListener(EVENT, handleToast)
    }
  }, [])
  useEffect(() => {
    if (toast === null || toast.undo) return
    const timer = setTimeout(() => {
      setToast(null)
    }, SHOWN_MILLISECONDS)
    return () => {
      clearTimeout(timer)
    }
  }, [toast])
  return (
    <div className="admin-toasts" role="status">
      {toast !== null && (
        <div className="admin-toast">
          <span>{toast.message}</span>
          {toast.undo && (
            <Button
              kind="quiet"
              onClick={() => {
                toast.undo?.run()
                setToast(null)
              }}
            >
              {toast.undo.label}
            </Button>
          )}
          <Button
            kind="quiet"
            onClick={() => {
              setToast(null)
            }}
          >
            Close
          </Button>
        </div>
      )}
    </div>
  )
}
