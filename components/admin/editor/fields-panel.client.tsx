'use client'

import { useState } from 'react'
import { ARTICLE_KINDS } from '@/lib/articles/article'
import { SEARCH_TITLE_LENGTH_MAX } from '@/lib/articles/search-title'
import type { DraftContent } from '@/lib/drafts/draft'
import { slugFor } from '@/lib/text'
import { LeadFields } from './lead-fields.client'
import type { EditorChoices } from './newsroom-api'
import { NamedPicker } from './named-picker.client'
import type { PickPicture } from './node-views.client'
import { OriginFields } from './origin-fields.client'
import { RelatedFields } from './related-fields.client'
import { TextField } from './text-field.client'

type Props = {
  id: string
  content: DraftContent
  choices: EditorChoices
  problems: Readonly<Record<string, string>>
  change: (patch: Partial<DraftContent>) => void
  pickPicture: PickPicture
}

/** What belongs to an article beside its text. */
export function FieldsPanel({ id, content, choices, problems, change, pickPicture }: Props) {
  const [names, setNames] = useState(() => new Map(choices.names.map((named) => [named.id, named.name])))
  const [isRelatedOpen, setIsRelatedOpen] = useState(false)
  const { sectionIds, seo } = content
  const named = (field: 'tagIds' | 'authorIds') => (ids: string[], added: { id: string; name: string } | null) => {
    if (added) setNames(new Map([...names, [added.id, added.name]]))
    change({ [field]: ids })
  }
  return (
    <div className="fields-panel">
      <details open className="fields-group">
        <summary>Place and people</summary>
        <fieldset className="section-choices">
          <legend>Sections, the primary one first</legend>
          {problems['sectionIds'] !== undefined && <p className="admin-field-error">{problems['sectionIds']}</p>}
          {choices.sections.map(({ id: sectionId, name }) => {
            const at = sectionIds.indexOf(sectionId)
            return (
              <div key={sectionId} className="section-choice">
                <label>
                  <input
                    type="checkbox"
                    checked={at !== -1}
                    onChange={() => {
                      change({
                        sectionIds:
                          at === -1 ? [...sectionIds, sectionId] : sectionIds.filter((other) => other !== sectionId),
                      })
                    }}
                  />{' '}
                  {name}
                </label>
                {at === 0 && <span className="section-primary">primary</span>}
                {at > 0 && (
                  <button
                    type="button"
                    className="section-make-primary"
                    onClick={() => {
                      change({ sectionIds: [sectionId, ...sectionIds.filter((other) => other !== sectionId)] })
                    }}
                  >
                    make primary<span className="visually-hidden">: {name}</span>
                  </button>
                )}
              </div>
            )
          })}
        </fieldset>
        <NamedPicker
          label="Authors"
          source="authors"
          ids={content.authorIds}
          names={names}
          onChange={named('authorIds')}
        />
        {problems['authorIds'] !== undefined && <p className="admin-field-error">Authors: {problems['authorIds']}</p>}
        <NamedPicker
          label="Tags"
          source="tags"
          ids={content.tagIds}
          names={names}
          canCreate={choices.mayPublish}
          onChange={named('tagIds')}
        />
        <div className="admin-field">
          <label htmlFor="field-kind">Kind</label>
          <select
            id="field-kind"
            value={content.kind}
            onChange={(event) => {
              change({ kind: ARTICLE_KINDS.find((kind) => kind === event.target.value) ?? 'report' })
            }}
          >
            {ARTICLE_KINDS.map((kind) => (
              <option key={kind}>{kind}</option>
            ))}
          </select>
        </div>
      </details>
      <details className="fields-group" open={content.leadImage !== null}>
        <summary>Lead picture</summary>
        <LeadFields {...{ content, change, pickPicture, problems }} />
      </details>
      <details className="fields-group">
        <summary>Origin</summary>
        <OriginFields
          origin={content.origin}
          names={names}
          problems={problems}
          change={(origin) => {
            change({ origin })
          }}
        />
      </details>
      <details className="fields-group">
        <summary>Address and search</summary>
        <TextField
          label="Address"
          value={content.slug}
          error={problems['slug']}
          hint={content.slug === '' ? 'Follows the headline until you change it.' : `…/${content.slug}`}
          onChange={(slug) => {
            change({ slug })
          }}
          onBlur={() => {
            change({ slug: slugFor(content.slug) })
          }}
        />
        <TextField
          label="Title for search engines"
          value={seo.title}
          error={problems['seo.title']}
          lengthGuide={SEARCH_TITLE_LENGTH_MAX}
          onChange={(title) => {
            change({ seo: { ...seo, title } })
          }}
        />
        <TextField
          label="Description for search engines"
          rows={3}
          value={seo.description}
          error={problems['seo.description']}
          lengthGuide={160}
          onChange={(description) => {
            change({ seo: { ...seo, description } })
          }}
        />
        <div className="search-preview" aria-label="As search engines show it">
          <p className="search-preview-title">{seo.title || content.headline || 'Headline'}</p>
          <p className="search-preview-address">
            {choices.siteHost}/…/{content.slug || slugFor(content.headline)}
          </p>
          <p>{seo.description || content.deck}</p>
        </div>
      </details>
      {choices.mayPublish && (
        <details
          className="fields-group"
          onToggle={(event) => {
            if (event.currentTarget.open) setIsRelatedOpen(true)
          }}
        >
          <summary>You might also like</summary>
          {isRelatedOpen && <RelatedFields id={id} />}
        </details>
      )}
      <details className="fields-group">
        <summary>Note at the end</summary>
        <TextField
          label="Author’s note"
          rows={3}
          value={content.note}
          error={problems['note']}
          onChange={(note) => {
            change({ note })
          }}
        />
      </details>
    </div>
  )
}
