import 'server-only'
import { restoreAccount } from '@/lib/accounts/account-admin-commands'
import type { Actor } from '@/lib/accounts/permissions'
import { claimAddress, retireAddress } from '@/lib/addresses/address-commands'
import { isAddressHeld } from '@/lib/addresses/address-lookup'
import { restoreAuthor } from '@/lib/authors/author-commands'
import { restoreDraft } from '@/lib/drafts/draft-commands'
import { saveEdition } from '@/lib/editions/edition-commands'
import { findEditionChoice } from '@/lib/editions/edition-lookup'
import { AppError } from '@/lib/errors'
import { saveFront } from '@/lib/fronts/front-commands'
import { findFront } from '@/lib/fronts/front-lookup'
import { saveLink } from '@/lib/links/link-commands'
import { findLinks } from '@/lib/links/link-lookup'
import { restoreMedia } from '@/lib/media/media-commands'
import { restoreSubscriber } from '@/lib/newsletter/newsletter-commands'
import { savePage } from '@/lib/pages/page-commands'
import { findPage } from '@/lib/pages/page-lookup'
import { savePublication } from '@/lib/publication/publication-commands'
import { saveRedirects } from '@/lib/redirects/redirect-commands'
import { chooseEquivalents } from '@/lib/search/search-commands'
import { saveSection } from '@/lib/sections/section-commands'
import { findSections } from '@/lib/sections/section-lookup'
import { restoreTag } from '@/lib/tags/tag-commands'
import type { ExportName, ExportRow } from '../export/export-rows'
import type { Outcome } from '../tally'
import { readMediaFile, readRows, type OpenedExport } from './read-export'

export type Restoring = {
  actor: Actor
  opened: OpenedExport
  /** Counts what became of a row. */
  settle: (name: ExportName, outcome: Outcome, staleTags: string[]) => Promise<void>
}

type Settled = { outcome: Outcome; staleTags: string[] }

const isNew = (value: boolean): Outcome => (value ? 'imported' : 'already')
const ALREADY: Settled = { outcome: 'already', staleTags: [] }
const imported = ({ staleTags }: { staleTags: string[] }): Settled => ({ outcome: 'imported', staleTags })

/** How the rows of each file are put back. What is there already stays as it is; articles go in batches of their own. */
export const restoreRows: Record<Exclude<ExportName, 'articles'>, (restoring: Restoring) => Promise<void>> = {
  sections: async (restoring) => {
    const rows: ExportRow<'sections'>[] = []
    for await (const { row } of readRows(restoring.opened, 'sections')) rows.push(row)
    const present = new Set((await findSections()).map(({ id }) => id))
    // Upper ones first: those below stand in them.
    for (const row of rows.toSorted((one, other) => Number(one.parentId !== null) - Number(other.parentId !== null))) {
      const { outcome, staleTags } = present.has(row.id) ? ALREADY : imported(await saveSection(restoring.actor, row))
      await restoring.settle('sections', outcome, staleTags)
    }
  },
  pages: each('pages', async (actor, row) =>
    (await findPage(row.id)) ? ALREADY : imported(await savePage(actor, row)),
  ),
  'former-addresses': each('former-addresses', async (actor, { name, kind, holderId }) => {
    if (await isAddressHeld(name)) return ALREADY
    const holder = { kind, id: holderId }
    await claimAddress(name, holder)
    return imported({ staleTags: await retireAddress(name, holder) })
  }),
  media: each('media', async (actor, row, opened) => {
    const bytes = await readMediaFile(opened, row)
    if (!bytes) return { outcome: { skipped: 'its file was missing when the export was made' }, staleTags: [] }
    const { id, fileName, createdAt, alt, caption, credit, licence, focalPoint } = row
    const words = { id, fileName, createdAt, alt, caption, credit, licence, focalPoint }
    try {
      const { value, staleTags } = await restoreMedia(actor, { ...words, bytes })
      return { outcome: isNew(value), staleTags }
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'INVALID') throw error
      return { outcome: { skipped: 'it is no picture that can be shown' }, staleTags: [] }
    }
  }),
  authors: each('authors', async (actor, row) => {
    const { value, staleTags } = await restoreAuthor(actor, row)
    return { outcome: isNew(value), staleTags }
  }),
  tags: each('tags', async (actor, row) => {
    const { value, staleTags } = await restoreTag(actor, row)
    return { outcome: isNew(value), staleTags }
  }),
  links: each('links', async (actor, row) =>
    (await findLinks()).some(({ id }) => id === row.id) ? ALREADY : imported(await saveLink(actor, row)),
  ),
  publication: each('publication', async (actor, row) => imported(await savePublication(actor, row))),
  front: each('front', async (actor, row) =>
    (await findFront()).revision > 0 ? ALREADY : imported(await saveFront(actor, { ...row, revision: 0 })),
  ),
  equivalents: async (restoring) => {
    const groups: string[][] = []
    for await (const { row } of readRows(restoring.opened, 'equivalents')) groups.push(row.spellings)
    if (groups.length > 0) await chooseEquivalents(restoring.actor, groups)
    for (const _ of groups) await restoring.settle('equivalents', 'imported', [])
  },
  drafts: each('drafts', async (actor, row) => ({ outcome: isNew(await restoreDraft(actor, row)), staleTags: [] })),
  editions: each('editions', async (actor, row) =>
    (await findEditionChoice(row.day)).revision > 0
      ? ALREADY
      : imported(await saveEdition(actor, { ...row, revision: 0 })),
  ),
  redirects: each('redirects', async (actor, row) => imported(await saveRedirects(actor, [row]))),
  accounts: each('accounts', async (actor, row) => ({
    outcome: isNew(await restoreAccount(actor, row)),
    staleTags: [],
  })),
  subscribers: each('subscribers', async (actor, row) => ({
    outcome: isNew(await restoreSubscriber(actor, row)),
    staleTags: [],
  })),
}

function each<Name extends ExportName>(
  name: Name,
  restore: (actor: Actor, row: ExportRow<Name>, opened: OpenedExport) => Promise<Settled>,
) {
  return async ({ actor, opened, settle }: Restoring): Promise<void> => {
    for await (const { row } of readRows(opened, name)) {
      const { outcome, staleTags } = await restore(actor, row, opened)
      await settle(name, outcome, staleTags)
    }
  }
}
