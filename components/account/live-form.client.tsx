'use client'

import { useActionState, useEffect, useRef } from 'react'
import type { FormState } from '@/lib/http/form-state'
import { FormField, type Field } from './form-field.client'

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

export type FormProps = {
  action: FormAction
  fields: readonly Field[]
  submit: string
  /** Values that travel along unseen. */
  hidden?: Readonly<Record<string, string>>
  /** The button does what cannot be undone. */
  isGrave?: boolean
  /** Which of several forms on a page this is: ids stand on a page once. */
  id: string
}

/** A form of an account page. It is whole without script; with it, nothing is loaded anew and the first mistake has focus. */
export function LiveForm({
  action,
  fields,
  submit,
  hidden = {},
  isGrave = false,
  id,
  initial,
}: FormProps & { initial: FormState }) {
  const [state, send, isSending] = useActionState(action, initial)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (state.kind === 'refused') form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus()
  }, [state])
  return (
    <form ref={form} action={send} className="account-form" noValidate>
      {state.message !== '' && (
        <p className="form-message" role={state.kind === 'refused' ? 'alert' : 'status'} tabIndex={-1}>
          {state.message}
        </p>
      )}
      <input type="hidden" name="form" value={id} />
      {Object.entries(hidden).map(([name, value]) => (
        // A page that answers a sending is asked for by the form itself, and knows no better than what was sent.
        <input key={name} type="hidden" name={name} value={state.values[name] ?? value} />
      ))}
      {fields.map((field) => (
        <FormField
          key={field.name}
          field={field}
          formId={id}
          error={state.fields[field.name]}
          value={state.values[field.name]}
        />
      ))}
      <button type="submit" className={isGrave ? 'grave-button' : 'main-button'} aria-disabled={isSending}>
        {submit}
      </button>
    </form>
  )
}
