'use client'

import type { DraftContent } from '@/lib/drafts/draft'
import { NamedPicker } from './named-picker.client'
import { TextField } from './text-field.client'

type Origin = DraftContent['origin']
type Props = {
  origin: Origin
  names: ReadonlyMap<string, string>
  problems: Readonly<Record<string, string>>
  change: (origin: Origin) => void
}

const NO_SOURCE = { name: '', url: '', author: null, language: null, publishedAt: null }

/** Whose piece it is, and where it first appeared. */
export function OriginFields({ origin, names, problems, change }: Props) {
  const source = origin.kind === 'exclusive' ? NO_SOURCE : origin.source
  const setKind = (kind: string) => {
    if (kind === 'reprint') change({ kind, source })
    else if (kind === 'translation') change({ kind, source, translatorIds: [] })
    else change({ kind: 'exclusive' })
  }
  const set = (patch: Partial<typeof source>) => {
    if (origin.kind !== 'exclusive') change({ ...origin, source: { ...source, ...patch } })
  }
  return (
    <>
      <div className="admin-field">
        <label htmlFor="field-origin">This piece is</label>
        <select
          id="field-origin"
          value={origin.kind}
          onChange={(event) => {
            setKind(event.target.value)
          }}
        >
          <option value="exclusive">our own</option>
          <option value="translation">a translation</option>
          <option value="reprint">a reprint</option>
        </select>
      </div>
      {origin.kind !== 'exclusive' && (
        <>
          <TextField
            label="Source"
            value={source.name}
            error={problems['origin.source.name']}
            onChange={(name) => {
              set({ name })
            }}
          />
          <TextField
            label="Its address"
            type="url"
            value={source.url}
            error={problems['origin.source.url']}
            onChange={(url) => {
              set({ url })
            }}
          />
          <TextField
            label="Author there"
            value={source.author ?? ''}
            onChange={(author) => {
              set({ author: author || null })
            }}
          />
          <TextField
            label="Language there"
            hint="As in “az”, “tr”, “ru”"
            value={source.language ?? ''}
            onChange={(language) => {
              set({ language: language || null })
            }}
          />
          <TextField
            label="Published there on"
            type="date"
            value={source.publishedAt?.toISOString().slice(0, 10) ?? ''}
            onChange={(day) => {
              set({ publishedAt: day === '' ? null : new Date(`${day}T00:00:00Z`) })
            }}
          />
        </>
      )}
      {origin.kind === 'translation' && (
        <NamedPicker
          label="Translators"
          source="authors"
          ids={origin.translatorIds}
          names={names}
          onChange={(translatorIds) => {
            change({ ...origin, translatorIds })
          }}
        />
      )}
    </>
  )
}
