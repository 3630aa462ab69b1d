'use client'

import { useId } from 'react'
import { describedBy, Field } from '../field'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  rows?: number
  hint?: string
  error?: string | undefined
  type?: 'text' | 'url' | 'date'
  /** How long it should be at most; longer is said, not refused. */
  lengthGuide?: number
}

/** One line, or some, of an article's fields. */
export function TextField({ label, value, onChange, onBlur, rows, hint, error, type = 'text', lengthGuide }: Props) {
  const id = useId()
  const guide =
    lengthGuide === undefined || value === ''
      ? hint
      : `${value.length} of about ${lengthGuide} letters${value.length > lengthGuide ? ': it will be cut' : ''}`
  const shared = {
    id,
    value,
    'aria-invalid': error === undefined ? undefined : true,
    'aria-describedby': describedBy(id, { hint: guide, error }),
    onBlur,
    onChange: (event: { target: { value: string } }) => {
      onChange(event.target.value)
    },
  }
  return (
    <Field id={id} label={label} hint={guide} error={error}>
      {rows === undefined ? <input type={type} {...shared} /> : <textarea rows={rows} {...shared} />}
    </Field>
  )
}
