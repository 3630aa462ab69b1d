import type { Metadata } from 'next'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { EmptyState } from '@/components/admin/empty-state'
import { OrderedList } from '@/components/admin/ordered-list.client'
import { SectionSample } from '@/components/admin/section-sample'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { sectionTree, type Section } from '@/lib/sections/section'
import { findSections } from '@/lib/sections/section-lookup'
import { arrangeSections } from './actions'

export const metadata: Metadata = { title: 'Sections' }

export default async function Page() {
  await requireSignedIn('structure:write', { path: '/admin/sections' })
  const tree = sectionTree(await findSections())
  return (
    <AdminPage
      title="Sections"
      width="text"
      intro="Where articles stand. The order decides how heavy a section is in the digest; what menus show is under Menus."
      actions={<ButtonLink href="/admin/sections/new">New section</ButtonLink>}
    >
      {tree.length === 0 && <EmptyState title="No section yet">An article stands in one: make the first.</EmptyState>}
      <OrderedList id="sections" items={tree.map(({ section }) => toItem(section))} action={arrangeSections} />
      {tree
        .filter(({ children }) => children.length > 0)
        .map(({ section, children }) => (
          <section key={section.id} className="structure-below">
            <h2>Below {section.name}</h2>
            <OrderedList
              id={`sections-${section.id}`}
              hidden={{ parentId: section.id }}
              items={children.map(toItem)}
              action={arrangeSections}
            />
          </section>
        ))}
    </AdminPage>
  )
}

const toItem = (section: Section) => ({
  id: section.id,
  name: section.name,
  content: <SectionSample section={section} href={`/admin/sections/${section.id}`} />,
})
