import type { Metadata } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'

// What nobody has published: made for one request, kept and indexed by nobody.
export const instant = false
export const metadata: Metadata = { title: 'Preview', robots: { index: false, follow: false } }

export default async function PreviewLayout({ children }: { children: ReactNode }) {
  await connection()
  return children
}
