import type { ReactNode } from 'react'

/** What an account page says above its form. */
export function AccountShell({ title, intro, children }: { title: string; intro?: string; children: ReactNode }) {
  return (
    <>
      <h1>{title}</h1>
      {intro !== undefined && <p className="account-intro">{intro}</p>}
      {children}
    </>
  )
}
