import type { Metadata } from 'next'
import { ArticleEditor } from '@/components/admin/editor/article-editor.client'
import { listReviewers } from '@/lib/accounts/account-lookup'
import { hasPermission } from '@/lib/accounts/permissions'
import { requireSignedIn } from '@/lib/accounts/require-signed-in'
import type { Article } from '@/lib/articles/article'
import { findAuthorNames } from '@/lib/authors/author-lookup'
import type { DraftContent } from '@/lib/drafts/draft'
import { openDraft } from '@/lib/drafts/draft-commands'
import { env } from '@/lib/env'
import { foundOr404 } from '@/lib/http/found-or-404'
import { getPublication } from '@/lib/publication/site-queries'
import { listSections } from '@/lib/sections/section-queries'
import { findTagNames } from '@/lib/tags/tag-lookup'

export const metadata: Metadata = { title: 'Editor' }

type Props = { params: Promise<{ id: string }> }

export default async function Page({ params }: Props) {
  const { id } = await params
  const { actor } = await requireSignedIn('articles:write-own', { path: `/admin/articles/${id}` })
  const { article, latest } = await foundOr404(openDraft(actor, id))
  const { content, revision } = latest
  const [{ timeZone, language }, sections, names, reviewers] = await Promise.all([
    getPublication(),
    listSections(),
    findNames(content),
    listReviewers(),
  ])
  return (
    <>
      <h1 className="visually-hidden">Edit: {content.headline || 'an article without a headline'}</h1>
      <ArticleEditor
        key={id}
        id={id}
        revision={revision}
        content={content}
        facts={factsOf(article)}
        choices={{
          sections: sections.map((section) => ({ id: section.id, name: section.name })),
          names,
          timeZone,
          language,
          reviewers: reviewers.map((reviewer) => ({ id: reviewer.id, name: reviewer.name })),
          siteHost: new URL(env.siteUrl).host,
          mayPublish: hasPermission(actor, 'articles:publish'),
        }}
      />
    </>
  )
}

/** What the editor is told of an article: no more of a review than is shown. */
function factsOf({ state, publishAt, unpublishAt, review }: Article) {
  const shown = review && {
    ...{ assigneeId: review.assigneeId, assigneeName: review.assigneeName },
    ...{ note: review.note, byName: review.byName },
  }
  return { state, publishAt, unpublishAt, review: shown }
}

/** What the people and tags of a text are called. */
async function findNames({ authorIds, tagIds, origin }: DraftContent) {
  const people = [...authorIds, ...(origin.kind === 'translation' ? origin.translatorIds : [])]
  const [authors, tags] = await Promise.all([findAuthorNames(people), findTagNames(tagIds)])
  return [...authors, ...tags].map(([id, name]) => ({ id, name }))
}
