import type { ReactNode } from 'react'
import { closesDialog, opensDialog } from '@/components/ui/dialog-command'
import { Button, type ButtonKind } from './button'

type Props = {
  id: string
  /** What the button on the page says. */
  label: string
  kind?: ButtonKind
  title: string
  /** What will happen, and the form that does it. */
  children: ReactNode
}

/** A button that asks first. The dialog is HTML's own: it works before React, and without it. */
export function ConfirmDialog({ id, label, kind = 'grave', title, children }: Props) {
  return (
    <>
      <Button kind={kind} {...opensDialog(id)}>
        {label}
      </Button>
      <dialog id={id} className="admin-dialog" aria-labelledby={`${id}-title`} closedby="any">
        <h2 id={`${id}-title`}>{title}</h2>
        {children}
        <Button kind="quiet" className="admin-dialog-close" {...closesDialog(id)}>
          Cancel
        </Button>
      </dialog>
    </>
  )
}
