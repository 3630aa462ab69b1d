import { AUDIT_CHOICES } from '@/lib/audit/audit-actions'
import type { AuditFilter } from '@/lib/audit/audit-filter'
import { Button, ButtonLink } from '../button'
import { Field } from '../field'

type Props = { filter: AuditFilter; people: readonly { id: string; name: string }[] }

/** The log's questions as a form that is sent to its own address. */
export function AuditFilters({ filter, people }: Props) {
  return (
    <form action="/admin/audit" className="list-filters list-filters-fields" role="search" aria-label="Audit log">
      <Field id="audit-person" label="Person">
        <select id="audit-person" name="person" defaultValue={filter.person}>
          <option value="">Anybody</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      <Field id="audit-what" label="What">
        <select id="audit-what" name="what" defaultValue={filter.what}>
          <option value="">Anything</option>
          {AUDIT_CHOICES.map(({ kind, name, actions }) => (
            <optgroup key={kind} label={name}>
              <option value={kind}>{name}: all</option>
              {actions.map(({ action, words }) => (
                <option key={action} value={action}>
                  {words}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </Field>
      <Field id="audit-from" label="From">
        <input id="audit-from" name="from" type="date" defaultValue={filter.from} />
      </Field>
      <Field id="audit-to" label="Until">
        <input id="audit-to" name="to" type="date" defaultValue={filter.to} />
      </Field>
      <div className="admin-actions">
        <Button type="submit">Show</Button>
        <ButtonLink href="/admin/audit" kind="quiet">
          Clear
        </ButtonLink>
      </div>
    </form>
  )
}
