'use client'

import { useEffect, useRef, useState } from 'react'

export type PreviewedSettings = { name: string; tagline: string; about: string; foundingYear: string }

const NAMES = ['name', 'tagline', 'about', 'foundingYear'] as const

/** How header and footer will say it, while it is typed in the form around. */
export function SettingsPreview({ settings, year }: { settings: PreviewedSettings; year: number }) {
  const [shown, setShown] = useState(settings)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const form = place.current?.closest('form')
    const handleInput = () => {
      if (!form) return
      const typed = new FormData(form)
      setShown((before) => {
        const entries = NAMES.map((name) => [name, typed.get(name)] as const)
        return { ...before, ...Object.fromEntries(entries.filter(([, value]) => typeof value === 'string')) }
      })
    }
    form?.addEventListener('input', handleInput)
    return () => {
      form?.removeEventListener('input', handleInput)
    }
  }, [])
  const years = Number(shown.foundingYear) < year ? `${shown.foundingYear}–${year}` : String(year)
  return (
    <div ref={place} className="settings-preview" role="group" aria-label="How it will look">
      <p className="settings-preview-name">{shown.name}</p>
      <p>{shown.tagline}</p>
      <hr />
      <p>{shown.about}</p>
      <p className="ordered-note">
        © {years} {shown.name}
      </p>
    </div>
  )
}
