import type { Metadata } from 'next'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { EmptyState } from '@/components/admin/empty-state'
import { OrderedList } from '@/components/admin/ordered-list.client'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { findLinks } from '@/lib/links/link-lookup'
import { fallbackSource, toPicture } from '@/lib/media/media'
import { findManyMedia } from '@/lib/media/media-lookup'
import { arrangeLinks } from './actions'

export const metadata: Metadata = { title: 'Useful links' }

export default async function Page() {
  await requireSignedIn('structure:write', { path: '/admin/links' })
  const links = await findLinks()
  const files = await findManyMedia(links.map(({ mediaId }) => mediaId))
  return (
    <AdminPage
      title="Useful links"
      width="text"
      intro="Pictures that lead to partners’ sites, on the home page and below articles."
      actions={<ButtonLink href="/admin/links/new">New link</ButtonLink>}
    >
      {links.length === 0 && (
        <EmptyState title="No links yet">A link needs a name, an address and a picture.</EmptyState>
      )}
      <OrderedList
        id="links"
        action={arrangeLinks}
        items={links.map((link) => {
          const file = files.get(link.mediaId)
          return {
            id: link.id,
            name: link.name,
            tools: [{ label: 'Delete', value: link.id }],
            content: (
              <>
                {file && (
                  <picture>
                    <img src={fallbackSource(toPicture(file), 160)} alt="" />
                  </picture>
                )}
                <a href={`/admin/links/${link.id}`}>{link.name}</a>
                <br />
                <span className="ordered-note">{new URL(link.url).host}</span>
              </>
            ),
          }
        })}
      />
    </AdminPage>
  )
}
