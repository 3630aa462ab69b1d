import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { DeleteDialog } from '@/components/admin/delete-dialog'
import { FormField } from '@/components/admin/form-field.client'
import { HueField } from '@/components/admin/hue-field.client'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import type { Section } from '@/lib/sections/section'
import { findSections } from '@/lib/sections/section-lookup'
import { keepSection, removeSection } from '../actions'

export const metadata: Metadata = { title: 'Section' }

const NEW: Section = { id: '', slug: '', name: '', description: '', parentId: null, order: 0, hue: 20, mark: 'rhomb' }

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  await requireSignedIn('structure:write', { path: `/admin/sections/${id}` })
  const all = await findSections()
  const section = id === 'new' ? NEW : all.find((candidate) => candidate.id === id)
  if (!section) notFound()
  const parents = all.filter((other) => other.parentId === null && other.id !== section.id)
  return (
    <AdminPage title={section.name || 'New section'} width="text">
      <AdminForm id="section-form" action={keepSection} submit="Save" hidden={{ id: section.id }}>
        <FormField name="name" label="Name" value={section.name} maxLength={60} />
        <FormField
          name="slug"
          label="Address"
          value={section.slug}
          hint="Letters, digits and hyphens. An address that it had before leads to the new one. Empty: made from the name."
        />
        <FormField kind="area" name="description" label="Description" value={section.description} rows={2} />
        <FormField
          kind="options"
          name="parentId"
          label="Stands below"
          value={section.parentId ?? ''}
          hint="Articles of a section stand in the one above it too."
          options={[
            { value: '', label: 'None: a top section' },
            ...parents.map((other) => ({ value: other.id, label: other.name })),
          ]}
        />
        <HueField name={section.name} hue={section.hue} mark={section.mark} />
      </AdminForm>
      {section.id !== '' && (
        <div className="admin-actions admin-rows-more">
          <DeleteDialog name={section.name} action={removeSection} hidden={{ id: section.id }}>
            Only an empty section can be deleted.
          </DeleteDialog>
        </div>
      )}
    </AdminPage>
  )
}
