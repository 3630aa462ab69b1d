'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'

const KEY = 'newsroom-spelling'
const OFF = 'off'
const LANGUAGES = ['en', 'az', 'tr', 'ru', 'de', 'fr', 'es', 'it', 'fa', 'ar', 'ka', 'uk']

/** In which language the browser checks spelling; kept on this device. The text itself is not changed by it. */
export function SpellingChoice({ editor, language }: { editor: Editor; language: string }) {
  const [chosen, setChosen] = useState(() => localStorage.getItem(KEY) ?? language)
  useEffect(() => {
    const { dom } = editor.view
    dom.setAttribute('spellcheck', String(chosen !== OFF))
    dom.setAttribute('lang', chosen === OFF ? language : chosen)
  }, [editor, chosen, language])
  const names = new Intl.DisplayNames('en', { type: 'language' })
  return (
    <label className="spelling-choice">
      Spelling{' '}
      <select
        value={chosen}
        onChange={(event) => {
          localStorage.setItem(KEY, event.target.value)
          setChosen(event.target.value)
        }}
      >
        {[...new Set([language, chosen, ...LANGUAGES])]
          .filter((code) => code !== OFF)
          .map((code) => (
            <option key={code} value={code}>
              {names.of(code) ?? code}
            </option>
          ))}
        <option value={OFF}>not checked</option>
      </select>
    </label>
  )
}
