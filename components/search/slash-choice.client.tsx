import { useState } from 'react'
import { recall, remember } from '@/lib/reader-script/store'

/** A shortcut of one character must be possible to turn off (WCAG 2.1.4). */
export function SlashChoice() {
  const [isOn, setIsOn] = useState(() => recall('search-key') !== 'off')
  return (
    <label className="search-key">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => {
          remember('search-key', target.checked ? 'on' : 'off')
          setIsOn(target.checked)
        }}
      />
      The key <kbd>/</kbd> opens search
    </label>
  )
}
