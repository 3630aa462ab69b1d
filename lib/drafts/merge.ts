import { bodyBlocks } from '@/lib/body/sanitise'
import type { Collision, DraftContent, DraftField, Merge } from './draft'
import { mergeLists } from './merge-lists'

type Versions = { base: DraftContent; mine: DraftContent; theirs: DraftContent }

const LISTS = ['sectionIds', 'authorIds', 'tagIds'] as const
const WHOLE = ['headline', 'deck', 'slug', 'kind', 'origin', 'leadImage', 'note'] as const

/**
 * Brings together two texts that were written from one. Fields that only one side changed are taken from it; lists and
 * the body (by its blocks) are merged inside. What both changed to different things is a collision: `theirs` stands
 * there for now, and neither text is dropped, since both are in what was asked.
 */
export function mergeDrafts({ base, mine, theirs }: Versions): Merge {
  const merged = { ...theirs }
  const collisions: Collision[] = []
  const collide = (field: DraftField) => collisions.push({ kind: 'field', field })

  for (const field of WHOLE) {
    const choice = choose(base[field], mine[field], theirs[field])
    if (choice === 'mine') Object.assign(merged, { [field]: mine[field] })
    if (choice === 'collision') collide(field)
  }
  for (const field of LISTS) {
    const { pieces, collisions: clashes } = mergeLists(base[field], mine[field], theirs[field])
    if (clashes.length > 0) collide(field)
    else merged[field] = [...new Set(pieces.flat())]
  }
  const seo = { ...theirs.seo }
  for (const part of ['title', 'description'] as const) {
    const choice = choose(base.seo[part], mine.seo[part], theirs.seo[part])
    if (choice === 'mine') seo[part] = mine.seo[part]
    if (choice === 'collision' && !collisions.some((known) => known.kind === 'field' && known.field === 'seo'))
      collide('seo')
  }
  merged.seo = seo

  const body = mergeLists(bodyBlocks(base.body), bodyBlocks(mine.body), bodyBlocks(theirs.body))
  for (const { piece, mine: ours } of body.collisions)
    collisions.push({ kind: 'body', piece, mine: ours.join(''), theirs: (body.pieces[piece] ?? []).join('') })
  const pieces = body.pieces.map((blocks) => blocks.join(''))
  merged.body = pieces.join('')
  return { merged, collisions, pieces }
}

/** The merge with every collision decided for `mine`. */
export function mergeForMine(versions: Versions): DraftContent {
  const { merged, collisions, pieces } = mergeDrafts(versions)
  const content = { ...merged }
  const body = [...pieces]
  for (const collision of collisions) {
    if (collision.kind === 'body') body[collision.piece] = collision.mine
    else Object.assign(content, { [collision.field]: versions.mine[collision.field] })
  }
  return { ...content, body: body.join('') }
}

function choose(base: unknown, mine: unknown, theirs: unknown): 'mine' | 'theirs' | 'collision' {
  const [was, ours, other] = [base, mine, theirs].map((value) => JSON.stringify(value))
  if (ours === was || ours === other) return 'theirs'
  return other === was ? 'mine' : 'collision'
}
