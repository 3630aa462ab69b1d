'use client'

import { useContext, type ReactNode } from 'react'
import { describedBy, Field } from './field'
import { FormContext } from './admin-form.client'

type Shared = { name: string; label: string; hint?: ReactNode; value?: string }
type Props = Shared &
  (
    | {
        kind?: 'text' | 'email' | 'url' | 'search' | 'password' | 'date' | 'datetime-local' | 'number' | 'file'
        autoComplete?: string
        placeholder?: string
        required?: boolean
        min?: number
        max?: number
        maxLength?: number
        accept?: string
      }
    | { kind: 'area'; rows?: number; maxLength?: number }
    | { kind: 'options'; options: readonly { value: string; label: string }[] }
  )

/** One field of an `AdminForm`: what was typed comes back with what was wrong with it. */
export function FormField(props: Props) {
  const { id: formId, state } = useContext(FormContext)
  const { name, label, hint, value = '' } = props
  const id = `${formId}-${name}`
  const error = state.fields[name]
  const shared = {
    id,
    name,
    defaultValue: state.values[name] ?? value,
    'aria-describedby': describedBy(id, { hint, error }),
    'aria-invalid': error === undefined ? undefined : ('true' as const),
  }
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <Control {...props} shared={shared} />
    </Field>
  )
}

function Control({ shared, ...props }: Props & { shared: Record<string, string | undefined> }) {
  if (props.kind === 'area') return <textarea {...shared} rows={props.rows ?? 4} maxLength={props.maxLength} />
  if (props.kind === 'options') {
    return (
      <select {...shared}>
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  const { kind = 'text', name: _n, label: _l, hint: _h, value: _v, ...rest } = props
  const { defaultValue, ...unfilled } = shared
  return <input {...rest} {...unfilled} {...(kind === 'file' ? {} : { defaultValue })} type={kind} />
}

type ChoiceProps = { name: string; label: string; hint?: ReactNode; isChecked?: boolean; value?: string }

/** A box to tick. Unticked, it is not sent. */
export function FormChoice({ name, label, hint, isChecked = false, value = 'on' }: ChoiceProps) {
  const { id: formId, state } = useContext(FormContext)
  const id = `${formId}-${name}-${value}`
  const wasSent = state.kind === 'refused'
  return (
    <div className="admin-choice">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={wasSent ? state.values[name] === value : isChecked}
        aria-describedby={describedBy(id, { hint })}
      />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="admin-field-hint">
          {hint}
        </p>
      )}
    </div>
  )
}
