'use client'

import { useContext, useState } from 'react'
import { FormContext } from '../admin-form.client'
import { Button } from '../button'

type Option = { value: string; label: string }
type Props = { actions: readonly Option[]; sections: readonly Option[] }

/** What can be done to everything that is ticked. Without script all its fields stand there; with it, those that count. */
export function BulkBar({ actions, sections }: Props) {
  const { state } = useContext(FormContext)
  const [action, setAction] = useState<string | null>(null)
  const undo = state.values['undo'] ?? ''
  return (
    <div className="bulk-bar">
      {undo !== '' && (
        <Button type="submit" name="undo" value={undo}>
          Undo: take out of the trash
        </Button>
      )}
      <label className="bulk-all needs-script">
        <input
          type="checkbox"
          onChange={(event) => {
            const boxes = event.currentTarget.form?.querySelectorAll<HTMLInputElement>('input[name=ids]') ?? []
            for (const box of boxes) box.checked = event.currentTarget.checked
          }}
        />
        All on this page
      </label>
      <label className="visually-hidden" htmlFor="bulk-action">
        With what is ticked
      </label>
      <select
        id="bulk-action"
        name="action"
        defaultValue=""
        onChange={(event) => {
          setAction(event.currentTarget.value)
        }}
      >
        <option value="">With what is ticked…</option>
        {actions.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <select name="sectionId" aria-label="Section to move to" hidden={action !== null && action !== 'section'}>
        <option value="">Section…</option>
        {sections.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <input
        name="tag"
        aria-label="Tag to add"
        placeholder="Tag"
        autoComplete="off"
        hidden={action !== null && action !== 'tag'}
      />
    </div>
  )
}
