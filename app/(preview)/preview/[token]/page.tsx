import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { DraftPreview } from '@/components/article/draft-preview'
import { foundOr404 } from '@/lib/http/found-or-404'
import { findPreviewed } from '@/lib/previews/preview-commands'
import { getPreview } from '@/lib/previews/preview-queries'

type Props = { params: Promise<{ token: string }> }

/** The draft for whoever was given its secret address. */
export default async function Page({ params }: Props) {
  await connection()
  const { token } = await params
  const id = await findPreviewed(token)
  if (id === null) notFound()
  return <DraftPreview {...await foundOr404(getPreview(id))} />
}
