import { filterQuery, type NewsroomFilter } from '@/lib/articles/newsroom-list'
import type { SavedView } from '@/lib/saved-views/saved-view'
import type { AdminFormProps } from '../admin-form.client'
import { AdminForm } from '../admin-form'
import { FormField } from '../form-field.client'

type Props = {
  views: readonly SavedView[]
  filter: NewsroomFilter
  keep: AdminFormProps['action']
  forget: AdminFormProps['action']
}

/** Lists that somebody keeps, and, where this one is narrowed, a way to keep it too. */
export function SavedViews({ views, filter, keep, forget }: Props) {
  const query = filterQuery({ ...filter, after: '', before: '' })
  const current = views.find((view) => view.query === query)
  if (views.length === 0 && query === '') return null
  return (
    <div className="saved-views">
      {views.length > 0 && (
        <>
          <span>Kept lists</span>
          <ul className="saved-views">
            {views.map((view) => (
              <li key={view.id}>
                <a href={`/admin/articles?${view.query}`} aria-current={view === current ? 'page' : undefined}>
                  {view.name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {current && (
        <AdminForm
          id="forget-view"
          action={forget}
          hidden={{ id: current.id }}
          submit={`Forget “${current.name}”`}
          submitKind="quiet"
          layout="inline"
        />
      )}
      {!current && query !== '' && (
        <details>
          <summary>Keep this list</summary>
          <AdminForm id="keep-view" action={keep} hidden={{ query }} submit="Keep" layout="inline">
            <FormField name="name" label="Name" maxLength={40} />
          </AdminForm>
        </details>
      )}
    </div>
  )
}
