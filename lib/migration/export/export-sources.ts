import 'server-only'
import { listAccountsAfter } from '@/lib/accounts/account-lookup'
import { listFormerAddressesAfter } from '@/lib/addresses/address-lookup'
import type { Article } from '@/lib/articles/article'
import { listArticlesAfter } from '@/lib/articles/article-lookup'
import { listAuthorsAfter } from '@/lib/authors/author-lookup'
import { isSameContent, toDraftContent } from '@/lib/drafts/draft'
import { findLatestDrafts } from '@/lib/drafts/draft-lookup'
import { listEditionChoicesAfter } from '@/lib/editions/edition-lookup'
import { findFront } from '@/lib/fronts/front-lookup'
import { listLinksAfter } from '@/lib/links/link-lookup'
import { listMediaAfter } from '@/lib/media/media-lookup'
import { listSubscribersAfter } from '@/lib/newsletter/subscriber-lookup'
import { listPagesAfter } from '@/lib/pages/page-lookup'
import { findPublication } from '@/lib/publication/publication-lookup'
import { listRedirectsAfter } from '@/lib/redirects/redirect-lookup'
import { findChosenEquivalents } from '@/lib/search/search-lookup'
import { listSectionsAfter } from '@/lib/sections/section-lookup'
import { findCurrentTagIds, listTagsAfter } from '@/lib/tags/tag-lookup'
import type { ExportName } from './export-rows'

const BATCH = 100

/** Everything that is listed in the order of a key, a batch at a time: what a list holds makes no difference to memory. */
export async function* readBatches<Row>(
  listAfter: (after: string, limit: number) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): AsyncGenerator<Row[]> {
  for (let after = ''; ;) {
    const batch = await listAfter(after, BATCH)
    const last = batch.at(-1)
    if (last === undefined) return
    yield batch
    after = keyOf(last)
  }
}

/** All articles. A tag that was merged into another one is that one here, although a job has not come to them yet. */
export async function* readArticles(): AsyncGenerator<Article[]> {
  const withTags = followMergedTags()
  for await (const batch of readStored()) yield await Promise.all(batch.map(withTags))
}

const readStored = () => readBatches(listArticlesAfter, ({ id }) => id)

function followMergedTags(): <Tagged extends { tagIds: string[] }>(of: Tagged) => Promise<Tagged> {
  const known = new Map<string, Promise<string[]>>()
  const current = (id: string): Promise<string[]> => {
    const found = known.get(id) ?? findCurrentTagIds([id])
    known.set(id, found)
    return found
  }
  return async (of) => ({ ...of, tagIds: [...new Set((await Promise.all(of.tagIds.map(current))).flat())] })
}

/** The rows of a file, in the order of their keys, so that one site is exported to the same bytes each time. */
export function readRowsOf(name: ExportName, options: { withPeople: boolean }): AsyncIterable<unknown> {
  switch (name) {
    case 'sections':
      return each(listSectionsAfter, ({ id }) => id)
    case 'pages':
      return each(listPagesAfter, ({ id }) => id)
    case 'former-addresses':
      return each(listFormerAddressesAfter, (address) => address.name)
    case 'media':
      return each(listMediaAfter, ({ id }) => id)
    case 'authors':
      return each(listAuthorsAfter, ({ id }) => id)
    case 'tags':
      return each(listTagsAfter, ({ id }) => id)
    case 'links':
      return each(listLinksAfter, ({ id }) => id)
    case 'publication':
      return these(async () => [await findPublication()])
    case 'front':
      return these(async () => [await findFront()].filter(({ revision }) => revision > 0))
    case 'equivalents':
      return these(async () => ((await findChosenEquivalents()) ?? []).map((spellings) => ({ spellings })))
    case 'articles':
      return readArticleRows(options)
    case 'drafts':
      return readDraftRows(options)
    case 'editions':
      return each(listEditionChoicesAfter, ({ day }) => day)
    case 'redirects':
      return each(listRedirectsAfter, ({ from }) => from)
    case 'accounts':
      return each(listAccountsAfter, ({ id }) => id)
    case 'subscribers':
      return each(listSubscribersAfter, ({ id }) => id)
  }
}

async function* these<Row>(read: () => Promise<Row[]>): AsyncGenerator<Row> {
  yield* await read()
}

async function* each<Row>(
  listAfter: (after: string, limit: number) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): AsyncGenerator<Row> {
  for await (const batch of readBatches(listAfter, keyOf)) yield* batch
}

async function* readArticleRows({ withPeople }: { withPeople: boolean }): AsyncGenerator<Article> {
  for await (const batch of readArticles())
    for (const article of batch) yield withPeople ? article : { ...article, createdBy: null, review: null }
}

/** Texts that say something else than their article: what an editor wrote and nobody published yet. */
async function* readDraftRows({ withPeople }: { withPeople: boolean }): AsyncGenerator {
  const withTags = followMergedTags()
  for await (const batch of readStored()) {
    const drafts = await findLatestDrafts(batch.map(({ id }) => id))
    for (const article of batch) {
      const draft = drafts.find(({ articleId }) => articleId === article.id)
      if (!draft || isSameContent(draft.content, toDraftContent(article))) continue
      const content = await withTags(draft.content)
      yield { ...draft, content, ...(withPeople ? {} : { by: { id: 'system', name: '' } }) }
    }
  }
}
