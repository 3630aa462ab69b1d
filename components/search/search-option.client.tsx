import type { ReactNode } from 'react'

type Props = {
  href: string
  /** Of the option that the keyboard has reached. */
  activeId: string | null
  className?: string
  children: ReactNode
}

/** One choice of the list: a link, so that it opens in a new tab as links do. Focus stays in the field. */
export function SearchOption({ href, activeId, className = '', children }: Props) {
  const id = `search-option ${href}`.replaceAll(' ', '-')
  return (
    <a
      role="option"
      id={id}
      href={href}
      tabIndex={-1}
      aria-selected={activeId === id}
      className={`search-option ${className}`}
    >
      {children}
    </a>
  )
}

/** Choices of one kind under their name. */
export function SearchGroup({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={name} className="search-group">
      <p className="search-group-name" aria-hidden="true">
        {name}
      </p>
      {children}
    </div>
  )
}
