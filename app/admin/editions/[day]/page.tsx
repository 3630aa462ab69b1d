import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { CardLine } from '@/components/admin/card-line'
import { EmptyState } from '@/components/admin/empty-state'
import { OrderedList } from '@/components/admin/ordered-list.client'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { listChosen } from '@/lib/articles/article-list-queries'
import { dayAfter, parseDay } from '@/lib/dates'
import { editionPath } from '@/lib/editions/edition'
import { findEditionChoice } from '@/lib/editions/edition-lookup'
import { getEdition } from '@/lib/editions/edition-queries'
import { arrangeEdition, takeIn } from './actions'

export const metadata: Metadata = { title: 'Digest' }

export default async function Page({ params }: { params: Promise<{ day: string }> }) {
  const { day: text } = await params
  await requireSignedIn('editions:write', { path: `/admin/editions/${text}` })
  const day = parseDay(text)
  if (day === null) notFound()
  const [choice, edition] = await Promise.all([findEditionChoice(day), getEdition(day)])
  const leftOut = await listChosen(choice.leftOut)
  const before = edition?.previous
  return (
    <AdminPage
      title={`Digest of ${day}`}
      width="text"
      intro="The day’s pieces fill it by themselves, by section and time. Put them in your order, or leave some out."
      actions={
        <>
          {before && <ButtonLink href={`/admin/editions/${before}`}>{before}</ButtonLink>}
          <ButtonLink href={`/admin/editions/${edition?.next ?? dayAfter(day)}`}>
            {edition?.next ?? dayAfter(day)}
          </ButtonLink>
          {edition && <ButtonLink href={editionPath(day)}>Look at it</ButtonLink>}
        </>
      }
    >
      {!edition && (
        <EmptyState title="Nothing is published on this day yet">Pieces stand here once they are live.</EmptyState>
      )}
      <OrderedList
        id="edition"
        action={arrangeEdition}
        hidden={{ day, revision: String(choice.revision) }}
        items={(edition?.cards ?? []).map((card) => ({
          id: card.id,
          name: card.headline,
          content: <CardLine card={card} note={`${card.sections[0]?.name ?? ''} · ${card.readingMinutes} min`} />,
          tools: [{ label: 'Leave out', value: card.id }],
        }))}
      />
      {leftOut.length > 0 && (
        <section className="structure-group admin-rows-more" aria-labelledby="left-out">
          <h2 id="left-out">Left out</h2>
          <ul className="admin-rows">
            {leftOut.map((card) => (
              <li key={card.id}>
                <CardLine card={card} note={card.sections[0]?.name ?? ''} />
                <AdminForm
                  id={`take-in-${card.id}`}
                  action={takeIn}
                  submit="Take in"
                  submitKind="quiet"
                  layout="inline"
                  hidden={{ day, articleId: card.id }}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </AdminPage>
  )
}
