import { useEffect, useEffectEvent } from 'react'

/** Hears every key that is pressed together with Ctrl or ⌘, wherever the focus is. True: the browser has no part in it. */
export function useShortcuts(onKey: (event: KeyboardEvent) => boolean): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if ((event.metaKey || event.ctrlKey) && onKey(event)) event.preventDefault()
  })
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      hear(event)
    }
    globalThis.addEventListener('keydown', handleKey)
    return () => {
      globalThis.removeEventListener('keydown', handleKey)
    }
  }, [])
}
