import type { ReactNode } from 'react'

type Props = { id: string; title: string; all?: { href: string; label: string } | undefined; children: ReactNode }

/** One short list of the desk, with the way to the whole of it. */
export function DeskSection({ id, title, all, children }: Props) {
  return (
    <section className="desk-section" aria-labelledby={id}>
      <div className="desk-section-head">
        <h2 id={id}>{title}</h2>
        {all && <a href={all.href}>{all.label}</a>}
      </div>
      {children}
    </section>
  )
}
