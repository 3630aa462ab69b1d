'use client'

import { lazy, Suspense, useState, useSyncExternalStore } from 'react'
import { useShortcuts } from '../use-shortcuts'
import type { PalettePlace } from './palette-entries'

const CommandPalette = lazy(async () => ({
  default: (await import('./command-palette.client')).CommandPalette,
}))

type Props = { places: readonly PalettePlace[]; mayWrite: boolean }

/** Opens the palette, as Ctrl K and ⌘K do from anywhere; it is loaded when it is first wanted. */
export function PaletteButton({ places, mayWrite }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const shortcut = useSyncExternalStore(noChange, shortcutHere, () => 'Ctrl K')
  useShortcuts(({ key, shiftKey, altKey, defaultPrevented }) => {
    if (key.toLowerCase() !== 'k' || shiftKey || altKey || defaultPrevented) return false
    setIsOpen(true)
    return true
  })
  return (
    <>
      <button
        type="button"
        className="palette-button needs-script"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => {
          setIsOpen(true)
        }}
      >
        Find <kbd>{shortcut}</kbd>
      </button>
      {isOpen && (
        <Suspense>
          <CommandPalette
            places={places}
            mayWrite={mayWrite}
            onClose={() => {
              setIsOpen(false)
            }}
          />
        </Suspense>
      )}
    </>
  )
}

const noChange = () => () => undefined
const shortcutHere = () => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K')
