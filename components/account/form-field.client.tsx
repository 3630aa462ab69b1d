'use client'

import { useState } from 'react'
import { passwordStrength } from '@/lib/accounts/password'

export type Field = {
  name: string
  label: string
  kind: 'text' | 'email' | 'password' | 'new-password' | 'code' | 'choice' | 'choices' | 'options'
  autoComplete?: string
  hint?: string
  value?: string
  hasFocus?: boolean
  options?: readonly { value: string; label: string }[]
  /** Of several choices under one name, those that are made. */
  chosen?: readonly string[]
}

type Props = { field: Field; formId: string; error: string | undefined; value: string | undefined }

/** One field with its label, its hint and what was wrong with it, tied together for those who hear the page. */
export function FormField({ field, formId, error, value }: Props) {
  const [strength, setStrength] = useState('')
  const id = `${formId}-${field.name}`
  if (field.kind === 'choice') {
    return (
      <label className="choice-field">
        <input type="checkbox" name={field.name} defaultChecked={field.value === 'on'} /> {field.label}
      </label>
    )
  }
  if (field.kind === 'choices') {
    return (
      <fieldset className="choices-field">
        <legend>{field.label}</legend>
        {field.options?.map(({ value: option, label }) => (
          <label key={option} className="choice-field">
            <input
              type="checkbox"
              name={field.name}
              value={option}
              defaultChecked={field.chosen?.includes(option) ?? false}
            />{' '}
            {label}
          </label>
        ))}
      </fieldset>
    )
  }
  const isPassword = field.kind === 'password' || field.kind === 'new-password'
  const described = [field.hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter((part) => part !== '')
    .join(' ')
  return (
    <div className="form-field">
      <label htmlFor={id}>{field.label}</label>
      <span className="field-box">
        <FieldInput
          {...{ field, id, described, value }}
          isInvalid={error !== undefined}
          onPassword={(password) => {
            setStrength(password === '' ? '' : `This password is ${passwordStrength(password)}.`)
          }}
        />
        {isPassword && (
          <button type="button" className="needs-script quiet-button" data-reveal="" aria-pressed="false">
            Show
          </button>
        )}
      </span>
      {field.hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {field.hint} {field.kind === 'new-password' && <output htmlFor={id}>{strength}</output>}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  )
}

type InputProps = {
  field: Field
  id: string
  described: string
  isInvalid: boolean
  value: string | undefined
  onPassword: (password: string) => void
}

function FieldInput({ field, id, described, isInvalid, value, onPassword }: InputProps) {
  const shared = {
    id,
    name: field.name,
    autoFocus: field.hasFocus,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': isInvalid ? ('true' as const) : undefined,
  }
  if (field.kind === 'options') {
    return (
      <select {...shared} defaultValue={value ?? field.value}>
        {field.options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  if (field.kind === 'choice' || field.kind === 'choices') return null
  return (
    <input
      {...shared}
      {...INPUTS[field.kind]}
      autoComplete={field.autoComplete ?? INPUTS[field.kind].autoComplete}
      defaultValue={value ?? field.value}
      required
      onInput={
        field.kind === 'new-password'
          ? (event) => {
              onPassword(event.currentTarget.value)
            }
          : undefined
      }
    />
  )
}

const INPUTS = {
  text: { type: 'text', autoComplete: 'off' },
  email: { type: 'email', autoComplete: 'email', inputMode: 'email', spellCheck: false },
  password: { type: 'password', autoComplete: 'current-password' },
  'new-password': { type: 'password', autoComplete: 'new-password' },
  code: { type: 'text', autoComplete: 'one-time-code', inputMode: 'numeric', maxLength: 9, spellCheck: false },
} as const
