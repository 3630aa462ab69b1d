import type { Metadata } from 'next'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { ArticleTable } from '@/components/admin/articles/article-table'
import { BulkBar } from '@/components/admin/articles/bulk-bar.client'
import { ListFilters } from '@/components/admin/articles/list-filters'
import { SavedViews } from '@/components/admin/articles/saved-views'
import { StateTabs } from '@/components/admin/articles/state-tabs'
import { ButtonLink } from '@/components/admin/button'
import { EmptyState } from '@/components/admin/empty-state'
import { Notice } from '@/components/admin/notice'
import { hasPermission, type Actor } from '@/lib/accounts/permissions'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { newsroomListPath, parseNewsroomFilter, type NewsroomFilter } from '@/lib/articles/newsroom-list'
import { COUNT_MAX, countStates, listNewsroom } from '@/lib/articles/newsroom-list-lookup'
import type { Query } from '@/lib/http/return-path'
import { getSite } from '@/lib/publication/site-queries'
import { listSavedViews } from '@/lib/saved-views/saved-view-commands'
import { sectionTree } from '@/lib/sections/section'
import { listSections } from '@/lib/sections/section-queries'
import { changeTicked, forgetView, keepView } from './actions'
import { toRowViews } from './rows'

export const metadata: Metadata = { title: 'Articles' }

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { actor } = await requireSignedIn('articles:write-own', { path: '/admin/articles' })
  const filter = parseNewsroomFilter(await searchParams)
  const { timeZone } = await getSite()
  const [page, counts, views, sections] = await Promise.all([
    listNewsroom(actor, filter, { timeZone }),
    countStates(actor),
    listSavedViews(actor),
    listSections(),
  ])
  const rows = await toRowViews(page.rows, timeZone)
  const tree = sectionTree(sections).flatMap(({ section, children }) => [section, ...children])
  return (
    <AdminPage
      title="Articles"
      actions={
        <ButtonLink href="/admin/articles/new" kind="main">
          New article
        </ButtonLink>
      }
    >
      <StateTabs filter={filter} counts={counts} countMax={COUNT_MAX} />
      <ListFilters
        filter={filter}
        sections={tree.map(({ slug, name }) => ({ value: slug, label: name }))}
        isEditor={hasPermission(actor, 'articles:write')}
      />
      <SavedViews views={views} filter={filter} keep={keepView} forget={forgetView} />
      {page.isCut && (
        <Notice>More fits these words than is listed. Another word, or a section, brings it closer.</Notice>
      )}
      {rows.length === 0 ? (
        <NothingFound filter={filter} />
      ) : (
        <AdminForm id="bulk" action={changeTicked} submit="Do it" submitKind="plain" layout="list">
          <BulkBar
            actions={bulkActions(actor, filter)}
            sections={tree.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <ArticleTable rows={rows} caption="Articles" />
        </AdminForm>
      )}
      <nav className="list-pages" aria-label="Pages">
        {page.previous !== null && (
          <ButtonLink href={newsroomListPath({ ...filter, before: page.previous, after: '' })}>
            ← Before these
          </ButtonLink>
        )}
        {page.next !== null && (
          <ButtonLink href={newsroomListPath({ ...filter, after: page.next, before: '' })}>After these →</ButtonLink>
        )}
      </nav>
    </AdminPage>
  )
}

function NothingFound({ filter }: { filter: NewsroomFilter }) {
  if (newsroomListPath(filter) === '/admin/articles')
    return (
      <EmptyState
        title="No article yet"
        action={<ButtonLink href="/admin/articles/new">Write the first one</ButtonLink>}
      >
        What you write is kept as a draft until you publish it.
      </EmptyState>
    )
  return (
    <EmptyState title="Nothing here" action={<ButtonLink href="/admin/articles">All articles</ButtonLink>}>
      No article is like this. Fewer words, another state or a wider span of days may find it.
    </EmptyState>
  )
}

function bulkActions(actor: Actor, { state }: NewsroomFilter) {
  const mayDelete = hasPermission(actor, 'articles:delete')
  if (state === 'trashed')
    return [
      { value: 'restore', label: 'Restore' },
      ...(mayDelete ? [{ value: 'delete', label: 'Remove for good' }] : []),
    ]
  const editing = [
    { value: 'publish', label: 'Publish' },
    { value: 'withdraw', label: 'Withdraw' },
    { value: 'section', label: 'Move to a section' },
    { value: 'tag', label: 'Add a tag' },
  ]
  return [...(hasPermission(actor, 'articles:write') ? editing : []), { value: 'trash', label: 'Put into the trash' }]
}
