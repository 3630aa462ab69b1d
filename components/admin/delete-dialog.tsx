import type { ReactNode } from 'react'
import { AdminForm } from './admin-form'
import type { AdminFormProps } from './admin-form.client'
import { ConfirmDialog } from './confirm-dialog'

type Props = Pick<AdminFormProps, 'action' | 'hidden'> & {
  /** What the dialog asks about: "Economy", "this redirect". */
  name: string
  /** What goes with it, or what stands in the way. */
  children: ReactNode
}

/** The button of a page whose one subject can be deleted; it asks first. */
export function DeleteDialog({ name, action, hidden = {}, children }: Props) {
  return (
    <ConfirmDialog id="delete" label="Delete" title={`Delete ${name}?`}>
      <p>{children}</p>
      <AdminForm id="delete-form" action={action} submit="Delete" submitKind="grave" hidden={hidden} />
    </ConfirmDialog>
  )
}
