import type { ReactNode } from 'react'

type Props = {
  id: string
  /** Whose account it is. */
  name: ReactNode
  links: readonly { path: string; name: string }[]
}

/** The account's mark in the bar, and where it leads. */
export function AccountPanel({ id, name, links }: Props) {
  return (
    <>
      <button type="button" className="tool" popoverTarget={id} aria-label="Your account">
        <span className="account-mark" aria-hidden="true" />
      </button>
      <div id={id} popover="auto" className="panel account-panel" role="group" aria-label="Your account">
        {name}
        <ul>
          {links.map((link) => (
            <li key={link.path}>
              <a href={link.path}>{link.name}</a>
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
