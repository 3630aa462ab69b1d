import type { Metadata } from 'next'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { EmptyState } from '@/components/admin/empty-state'
import { FormField } from '@/components/admin/form-field.client'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { toEquivalentsText } from '@/lib/search/equivalents-text'
import { listEquivalents } from '@/lib/search/folding'
import { listSearches } from '@/lib/search/search-count-lookup'
import { keepEquivalents } from './actions'

export const metadata: Metadata = { title: 'Search words' }

const SHOWN = 40

export default async function Page() {
  await requireSignedIn('structure:write', { path: '/admin/search-words' })
  const [groups, { frequent, unanswered }] = await Promise.all([listEquivalents(), listSearches(SHOWN)])
  return (
    <AdminPage
      title="Search words"
      intro="What readers looked for in the last thirty days, and which spellings stand for one name."
    >
      <div className="search-words">
        <Searches id="unanswered" title="Found nothing" list={unanswered} empty="Every search found something" />
        <Searches id="frequent" title="Most asked" list={frequent} empty="Nobody searched yet" />
      </div>
      <section className="structure-group admin-rows-more" aria-labelledby="equivalents">
        <h2 id="equivalents">Equivalent spellings</h2>
        <AdminForm id="equivalents-form" action={keepEquivalents} submit="Save">
          <div className="admin-code">
            <FormField
              kind="area"
              name="groups"
              label="A line for each name"
              rows={16}
              value={toEquivalentsText(groups)}
              hint="Commas between spellings; the first is what search keeps. An ending begins with a hyphen: -iev, -iyev. Capitals and accents make no difference."
            />
          </div>
        </AdminForm>
      </section>
    </AdminPage>
  )
}

type SearchesProps = { id: string; title: string; list: readonly { query: string; times: number }[]; empty: string }

function Searches({ id, title, list, empty }: SearchesProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {list.length === 0 && <EmptyState title={empty} />}
      <ol className="admin-rows">
        {list.map(({ query, times }) => (
          <li key={query}>
            <a href={`/search?q=${encodeURIComponent(query)}`}>{query}</a>
            <span className="admin-rows-note">{times}×</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
