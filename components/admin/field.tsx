import type { ReactNode } from 'react'

type Props = {
  id: string
  label: string
  hint?: ReactNode
  error?: string | undefined
  /** The control, with the given id and `aria-describedby={describedBy(...)}`. */
  children: ReactNode
}

/** A control with its label, its hint and what was wrong with it. Forms that are sent whole use `FormField` instead. */
export function Field({ id, label, hint, error, children }: Props) {
  return (
    <div className="admin-field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="admin-field-hint">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="admin-field-error">
          {error}
        </p>
      )}
    </div>
  )
}

/** The ids of a control's hint and error, for its `aria-describedby`. */
export function describedBy(id: string, { hint, error }: { hint?: unknown; error?: unknown }): string | undefined {
  const ids = [hint === undefined ? [] : [`${id}-hint`], error === undefined ? [] : [`${id}-error`]].flat()
  return ids.length === 0 ? undefined : ids.join(' ')
}
