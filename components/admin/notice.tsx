import type { ReactNode } from 'react'

type Props = { kind?: 'note' | 'done' | 'warning'; title?: string; children?: ReactNode; action?: ReactNode }

/** A sentence that concerns the page as a whole. What a form says of itself stands in the form. */
export function Notice({ kind = 'note', title, children, action }: Props) {
  return (
    <div className={`admin-notice admin-notice-${kind}`} role={kind === 'done' ? 'status' : undefined}>
      <div>
        {title !== undefined && <p className="admin-notice-title">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  )
}
