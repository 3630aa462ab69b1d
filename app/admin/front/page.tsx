import type { Metadata } from 'next'
import { AdminForm } from '@/components/admin/admin-form'
import { AdminPage } from '@/components/admin/admin-page'
import { ButtonLink } from '@/components/admin/button'
import { CardLine } from '@/components/admin/card-line'
import { FormChoice, FormField } from '@/components/admin/form-field.client'
import { OrderedList } from '@/components/admin/ordered-list.client'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import { listChosen } from '@/lib/articles/article-list-queries'
import { TOP_LENGTH } from '@/lib/fronts/front'
import { findFront } from '@/lib/fronts/front-lookup'
import { getFront } from '@/lib/fronts/front-queries'
import { findSections } from '@/lib/sections/section-lookup'
import { addBlock, arrangeBlocks, arrangePinned, pinArticle } from './actions'

export const metadata: Metadata = { title: 'Front page' }

export default async function Page() {
  await requireSignedIn('structure:write', { path: '/admin/front' })
  const [choice, front, sections] = await Promise.all([findFront(), getFront(), findSections()])
  const pinned = await listChosen(choice.pinned)
  const top = [...(front.lead ? [front.lead] : []), ...front.featured]
  const filled = top.filter((card) => !choice.pinned.includes(card.id))
  const hidden = { revision: String(choice.revision) }
  const named = new Map(sections.map((section) => [section.id, section]))
  const blocks = choice.sectionIds.flatMap((id) => named.get(id) ?? [])
  const others = sections.filter((section) => !choice.sectionIds.includes(section.id))
  return (
    <AdminPage
      title="Front page"
      intro="Pin what should stand on top; the newest pieces fill the other places by themselves. Every change is live at once."
      actions={<ButtonLink href="/">Look at it</ButtonLink>}
    >
      <div className="front-columns">
        <section className="structure-group" aria-labelledby="top-title">
          <h2 id="top-title">Lead and top stories</h2>
          <OrderedList
            id="pinned"
            action={arrangePinned}
            hidden={hidden}
            items={pinned.map((card, index) => ({
              id: card.id,
              name: card.headline,
              content: <CardLine card={card} note={index === 0 ? 'Lead, pinned' : 'Pinned'} />,
              tools: [{ label: 'Unpin', value: card.id }],
            }))}
          />
          <ul className="admin-rows" aria-label="Filled by themselves">
            {filled.map((card) => (
              <li key={card.id}>
                <CardLine card={card} note={card.id === front.lead?.id ? 'Lead, the newest' : 'Fills itself'} />
                {choice.pinned.length < TOP_LENGTH && (
                  <AdminForm
                    id={`pin-${card.id}`}
                    action={pinArticle}
                    submit="Pin"
                    submitKind="quiet"
                    layout="inline"
                    hidden={{ address: card.path }}
                  />
                )}
              </li>
            ))}
          </ul>
          <AdminForm id="pin" action={pinArticle} submit="Pin" isEmptiedWhenDone>
            <FormField
              name="address"
              label="Pin another piece"
              placeholder="/culture/how-to-read-a-carpet"
              hint="Its address on the site, whole or only the last part."
            />
            <FormChoice name="place" value="lead" label="As the lead" />
          </AdminForm>
        </section>
        <section className="structure-group" aria-labelledby="blocks-title">
          <h2 id="blocks-title">Blocks</h2>
          <OrderedList
            id="blocks"
            action={arrangeBlocks}
            hidden={hidden}
            items={blocks.map((section) => ({
              id: section.id,
              name: section.name,
              content: (
                <>
                  {section.name}
                  <br />
                  <span className="ordered-note">
                    {noteOf(front.blocks.find((block) => block.section.id === section.id))}
                  </span>
                </>
              ),
              tools: [{ label: 'Take away', value: section.id }],
            }))}
          />
          {others.length > 0 && (
            <AdminForm id="add-block" action={addBlock} submit="Add" submitKind="plain" layout="inline">
              <FormField
                kind="options"
                name="sectionId"
                label="Another section"
                options={others.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </AdminForm>
          )}
        </section>
      </div>
    </AdminPage>
  )
}

const noteOf = (block: { cards: { headline: string }[] } | undefined) =>
  block ? block.cards.map(({ headline }) => headline).join(' · ') : 'Nothing to show: every piece stands higher up.'
