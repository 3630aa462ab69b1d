import { useCallback, useEffect, useRef } from 'react'

/** Gives a signal that is aborted when the component leaves the page: for what would go on without it. */
export function useLeaving(): () => AbortSignal {
  const leaving = useRef<AbortController | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    return () => {
      controller.abort()
    }
  }, [])
  return useCallback(() => leaving.current?.signal ?? new AbortController().signal, [])
}
