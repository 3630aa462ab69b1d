import type { Metadata } from 'next'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { FormField } from '@/components/admin/form-field.client'
import { OrderedList } from '@/components/admin/ordered-list.client'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { findPages } from '@/lib/pages/page-lookup'
import { flatMenu, MENU_NAMES, type FlatEntry, type MenuName } from '@/lib/publication/menus'
import { findPublication } from '@/lib/publication/publication-lookup'
import { findSections } from '@/lib/sections/section-lookup'
import { addEntry, arrangeMenu } from './actions'

export const metadata: Metadata = { title: 'Menus' }

const TITLES: Record<MenuName, string> = {
  primaryMenu: 'In the header',
  mobileMenu: 'Of narrow screens',
  footerMenu: 'In the footer',
}

export default async function Page() {
  await requireSignedIn('structure:write', { path: '/admin/menus' })
  const [publication, sections, pages] = await Promise.all([findPublication(), findSections(), findPages()])
  const names = new Map<string, string>([
    ...sections.map(({ id, name }) => [`section-${id}`, name] as const),
    ...pages.map(({ id, title }) => [`page-${id}`, title] as const),
  ])
  const nameOf = ({ key, link }: FlatEntry) =>
    link.kind === 'address' ? link.label : (names.get(key) ?? 'Gone: not shown')
  const targets = [
    { value: '', label: 'An address of your own' },
    ...sections.map(({ id, name }) => ({ value: `section:${id}`, label: name })),
    ...pages.map(({ id, title }) => ({ value: `page:${id}`, label: title })),
  ]
  return (
    <AdminPage
      title="Menus"
      width="text"
      intro="The header’s menu has two levels; what does not fit stands under “More”."
    >
      {MENU_NAMES.map((menu) => (
        <section key={menu} className="structure-group" aria-labelledby={`${menu}-title`}>
          <h2 id={`${menu}-title`}>{TITLES[menu]}</h2>
          <OrderedList
            id={menu}
            action={arrangeMenu}
            hidden={{ menu }}
            items={flatMenu(publication, menu).map((entry, index) => ({
              id: entry.key,
              name: nameOf(entry),
              content: <span className={entry.level === 1 ? 'structure-below' : ''}>{nameOf(entry)}</span>,
              tools: [
                ...(menu === 'primaryMenu' && index > 0
                  ? [
                      entry.level === 0
                        ? { label: 'In', value: `in:${entry.key}` }
                        : { label: 'Out', value: `out:${entry.key}` },
                    ]
                  : []),
                { label: 'Remove', value: `remove:${entry.key}` },
              ],
            }))}
          />
          <details className="admin-rows-more">
            <summary>Add an entry</summary>
            <AdminForm
              id={`add-${menu}`}
              action={addEntry}
              submit="Add"
              submitKind="plain"
              hidden={{ menu }}
              isEmptiedWhenDone
            >
              <FormField kind="options" name="target" label="What it leads to" options={targets} />
              <FormField name="label" label="Name, for an address of your own" />
              <FormField name="href" label="Address" placeholder="/digest" />
            </AdminForm>
          </details>
        </section>
      ))}
    </AdminPage>
  )
}
