'use client'

import { useRouter } from 'next/navigation'
import {
  createContext,
  startTransition,
  useActionState,
  useEffect,
  useRef,
  type ReactNode,
  type SyntheticEvent,
} from 'react'
import type { FormState } from '@/lib/http/form-state'
import { Button, type ButtonKind } from './button'

const UNSENT: FormState = { kind: 'new', message: '', fields: {}, values: {} }
export const FormContext = createContext<{ id: string; state: FormState }>({ id: 'form', state: UNSENT })

export type AdminFormProps = {
  /** Which of several forms on a page this is: ids stand on a page once. */
  id: string
  action: (previous: FormState, form: FormData) => Promise<FormState>
  /** Left out where each thing in the form has buttons of its own. */
  submit?: string
  submitKind?: ButtonKind
  /** Values that travel along unseen. */
  hidden?: Readonly<Record<string, string>>
  /** For forms that add: what was typed goes once it is saved. */
  isEmptiedWhenDone?: boolean
  /** Beside the button. */
  aside?: ReactNode
  /** `list`: the button stands above what can be ticked. */
  layout?: 'stacked' | 'inline' | 'list'
  children?: ReactNode
}

/** A form that is whole without script; with it nothing is loaded anew, and the first mistake gets the focus. */
export function LiveAdminForm({ initial, ...props }: AdminFormProps & { initial: FormState }) {
  const { id, action, submit, submitKind = 'main', hidden = {}, isEmptiedWhenDone = false, layout = 'stacked' } = props
  const [state, send, isSending] = useActionState(action, initial)
  const form = useRef<HTMLFormElement>(null)
  const router = useRouter()
  useEffect(() => {
    if (state.kind === 'refused') form.current?.querySelector<HTMLElement>('[aria-invalid=true], [role=alert]')?.focus()
    if (state === initial || state.kind !== 'done') return
    if (isEmptiedWhenDone) form.current?.reset()
    router.refresh()
  }, [state, initial, isEmptiedWhenDone, router])
  // React would empty the form after every sending, also what stays to be changed further.
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault()
    const sent = new FormData(event.currentTarget, event.nativeEvent.submitter)
    startTransition(() => {
      send(sent)
    })
  }
  return (
    <form
      id={id}
      ref={form}
      action={send}
      onSubmit={handleSubmit}
      className={`admin-form admin-form-${layout}`}
      noValidate
    >
      {state.message !== '' && (
        <p className="admin-form-message" role={state.kind === 'refused' ? 'alert' : 'status'} tabIndex={-1}>
          {state.message}
        </p>
      )}
      <input type="hidden" name="form" value={id} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FormContext value={{ id, state }}>{props.children}</FormContext>
      <div className="admin-form-end">
        {submit !== undefined && (
          <Button kind={submitKind} type="submit" aria-disabled={isSending}>
            {submit}
          </Button>
        )}
        {props.aside}
      </div>
    </form>
  )
}
