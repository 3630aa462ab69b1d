import { DraftPreview } from '@/components/article/draft-preview'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { openDraft } from '@/lib/drafts/draft-commands'
import { foundOr404 } from '@/lib/http/found-or-404'
import { getPreview } from '@/lib/previews/preview-queries'

type Props = { params: Promise<{ id: string }> }

/** The draft as its writers see it, in the frame of the editor and on a whole screen. */
export default async function Page({ params }: Props) {
  const { id } = await params
  const { actor } = await requireSignedIn('articles:write-own', { path: `/preview/draft/${id}` })
  await foundOr404(openDraft(actor, id))
  return <DraftPreview {...await foundOr404(getPreview(id))} />
}
