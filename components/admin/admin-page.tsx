import type { ReactNode } from 'react'

type Props = {
  title: string
  /** One or two sentences on what the page is for. */
  intro?: ReactNode
  /** Links and buttons that belong to the page as a whole. */
  actions?: ReactNode
  /** Text is set no wider than it reads well; `wide` is for tables and boards. */
  width?: 'text' | 'wide'
  children: ReactNode
}

/** The head of a newsroom page, with its one `h1`, and what follows. */
export function AdminPage({ title, intro, actions, width = 'wide', children }: Props) {
  return (
    <div className={`admin-page admin-page-${width}`}>
      <div className="admin-page-head">
        <div>
          <h1>{title}</h1>
          {intro !== undefined && <p className="admin-intro">{intro}</p>}
        </div>
        {actions !== undefined && <div className="admin-actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}
