import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { DeleteDialog } from '@/components/admin/delete-dialog'
import { FormField } from '@/components/admin/form-field.client'
import { MediaField } from '@/components/admin/media-field.client'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { authorPath } from '@/lib/addresses/address'
import type { Author } from '@/lib/authors/author'
import { findAuthor } from '@/lib/authors/author-lookup'
import { findThumbnail } from '@/lib/media/media-lookup'
import { keepAuthor, removeAuthor } from '../actions'

export const metadata: Metadata = { title: 'Author' }

const NEW: Author = {
  id: '',
  slug: '',
  name: '',
  kind: 'person',
  role: '',
  bio: '',
  portraitMediaId: null,
  slugHistory: [],
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  await requireSignedIn('structure:write', { path: `/admin/authors/${id}` })
  const author = id === 'new' ? NEW : await findAuthor(id)
  if (!author) notFound()
  const isKnown = author.id !== ''
  return (
    <AdminPage
      title={author.name || 'New author'}
      width="text"
      actions={isKnown && <ButtonLink href={authorPath(author.slug)}>Look at their page</ButtonLink>}
    >
      <AdminForm id="author-form" action={keepAuthor} submit="Save" hidden={{ id: author.id }}>
        <FormField name="name" label="Name" value={author.name} maxLength={80} />
        <FormField
          kind="options"
          name="kind"
          label="Who it is"
          value={author.kind}
          options={[
            { value: 'person', label: 'A person' },
            { value: 'desk', label: 'A desk' },
          ]}
        />
        <FormField
          name="slug"
          label="Address"
          value={author.slug}
          hint="Empty: made from the name. One that they had before leads to the new one."
        />
        <FormField name="role" label="Role" value={author.role} hint="“Editor at large”: stands beside the name." />
        <FormField kind="area" name="bio" label="About them" value={author.bio} />
        <MediaField
          name="portraitMediaId"
          label="Portrait"
          value={author.portraitMediaId}
          thumbnail={await findThumbnail(author.portraitMediaId)}
        />
      </AdminForm>
      {isKnown && (
        <div className="admin-actions admin-rows-more">
          <DeleteDialog name={author.name} action={removeAuthor} hidden={{ id: author.id }}>
            Only an author whom no piece names can be deleted.
          </DeleteDialog>
        </div>
      )}
    </AdminPage>
  )
}
