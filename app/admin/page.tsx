import type { Metadata } from 'next'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import type { ArticleRowView } from '@/components/admin/articles/article-row'
import { BrokenSources } from '@/components/admin/desk/broken-sources'
import { DeskList, type DeskPiece } from '@/components/admin/desk/desk-list'
import { DeskSection } from '@/components/admin/desk/desk-section'
import { FirstSteps } from '@/components/admin/desk/first-steps'
import { EmptyState } from '@/components/admin/empty-state'
import { Notice } from '@/components/admin/notice'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { newsroomListPath, type NewsroomRow } from '@/lib/articles/newsroom-list'
import { dayOf, formatDay, formatDayFull } from '@/lib/dates'
import { findDesk } from '@/lib/desk/desk-lookup'
import type { FlawedPiece } from '@/lib/desk/finding'
import { findGuide } from '@/lib/desk/guide-lookup'
import { getSite } from '@/lib/publication/site-queries'
import type { SearchCount } from '@/lib/search/search-count'
import { handleSources, putGuideAway } from './actions'
import { toRowViews } from './articles/rows'

export const metadata: Metadata = { title: 'Desk' }

export default async function Page() {
  const { actor } = await requireSignedIn('newsroom:enter', { path: '/admin' })
  const { timeZone } = await getSite()
  const now = new Date()
  const [desk, guide] = await Promise.all([findDesk(actor, { timeZone, now }), findGuide(actor)])
  const [next, review, drafts, changed] = await Promise.all(
    [desk.next, desk.review, desk.drafts, desk.changed].map((rows) => toRowViews(rows, timeZone)),
  )
  const today = dayOf(now, timeZone)
  return (
    <AdminPage
      title="Desk"
      intro={formatDayFull(now, timeZone)}
      actions={
        <ButtonLink href="/admin/articles/new" kind="main">
          New article
        </ButtonLink>
      }
    >
      {guide && <FirstSteps guide={guide} dismiss={putGuideAway} />}
      <FailedMails count={desk.failedMails ?? 0} />
      <div className="desk">
        <div>
          <DeskList
            id="review"
            title="Waits to be read"
            pieces={withNotes(review ?? [], desk.review)}
            all={{ href: newsroomListPath({ state: 'review' }), label: 'All in review' }}
          >
            <EmptyState title="Nothing waits to be read">
              A draft that its author sends to review stands here, with their note, until somebody has read it.
            </EmptyState>
          </DeskList>
          <DeskList
            id="next"
            title="Goes live next"
            pieces={next ?? []}
            all={{ href: newsroomListPath({ state: 'scheduled' }), label: 'All scheduled' }}
          >
            <EmptyState title="Nothing is scheduled">
              Give a piece a time when you publish it, and it waits here until then.
            </EmptyState>
          </DeskList>
          <DeskList
            id="changed"
            title="Changed today"
            hasStates
            pieces={changed ?? []}
            all={{ href: newsroomListPath({ from: today }), label: 'All of today' }}
          >
            <EmptyState title="Nothing changed today" />
          </DeskList>
        </div>
        <div>
          <DeskList
            id="drafts"
            title="Your drafts"
            pieces={withNotes(drafts ?? [], desk.drafts)}
            all={{ href: newsroomListPath({ state: 'draft', mine: '1' }), label: 'All of yours' }}
          >
            <EmptyState
              title="No draft of yours"
              action={<ButtonLink href="/admin/articles/new">Begin one</ButtonLink>}
            >
              What you write is kept as you type. Nobody outside reads it before it is published.
            </EmptyState>
          </DeskList>
          {desk.flawed && <Flawed pieces={desk.flawed} />}
          <BrokenSources
            sources={(desk.brokenSources ?? []).map((source) => ({
              ...source,
              since: formatDay(source.since, timeZone),
            }))}
            action={handleSources}
          />
          {desk.unanswered && <Unanswered searches={desk.unanswered} />}
        </div>
      </div>
    </AdminPage>
  )
}

const withNotes = (views: readonly ArticleRowView[], rows: readonly NewsroomRow[]): DeskPiece[] =>
  views.map((view, place) => ({ ...view, note: rows[place]?.review?.note ?? '' }))

function FailedMails({ count }: { count: number }) {
  if (count === 0) return null
  return (
    <Notice
      kind="warning"
      title={count === 1 ? 'A mail could not be sent' : `${count} mails could not be sent`}
      action={<ButtonLink href="/admin/mails">Look at them</ButtonLink>}
    >
      They were tried for more than an hour. Nothing is sent again before somebody asks for it.
    </Notice>
  )
}

function Flawed({ pieces }: { pieces: readonly FlawedPiece[] }) {
  if (pieces.length === 0) return null
  return (
    <DeskSection id="flawed" title="Live, with something to mend">
      <ul className="desk-list">
        {pieces.map(({ id, headline, messages }) => (
          <li key={id}>
            <a href={`/admin/articles/${id}`} className="desk-headline">
              {headline}
            </a>
            <span className="desk-facts">{messages.join(' ')}</span>
          </li>
        ))}
      </ul>
    </DeskSection>
  )
}

function Unanswered({ searches }: { searches: readonly SearchCount[] }) {
  return (
    <DeskSection
      id="unanswered"
      title="Searched for in vain"
      all={searches.length === 0 ? undefined : { href: '/admin/search-words', label: 'Search words' }}
    >
      {searches.length === 0 ? (
        <EmptyState title="Every search found something">
          Of the last seven days. What readers look for in vain is a piece to write, or a spelling to teach the search.
        </EmptyState>
      ) : (
        <ol className="admin-rows">
          {searches.map(({ query, times }) => (
            <li key={query}>
              <a href={`/search?q=${encodeURIComponent(query)}`}>{query}</a>
              <span className="admin-rows-note">{times}×</span>
            </li>
          ))}
        </ol>
      )}
    </DeskSection>
  )
}
