import { articlePath, pagePath, RESERVED_ARTICLE_SLUGS, RESERVED_NAMES } from '@/lib/addresses/address'
import { pieceKey, type Choices, type Existing, type ImportPlan } from './import-plan'
import { freeSlug, wantedSlug } from './import-slugs'
import { addLink } from './plan-links'
import { importId, type Survey, type SurveyedPiece } from './survey'

/** Posts become articles, public pages standing pages; each with an address that is free, and the way there from its old ones. */
export function planPieces(survey: Survey, choices: Choices, existing: Existing, plan: ImportPlan): void {
  const slugs = new Map(existing.slugHolders)
  const names = new Set([...existing.sections.map(({ slug }) => slug), ...plan.sections.map(({ slug }) => slug)])
  const slugById = new Map([...existing.sections, ...plan.sections].map(({ id, slug }) => [id, slug]))
  for (const piece of survey.pieces) {
    const key = pieceKey(piece)
    const kind = kindOf(piece, choices)
    const id = importId(survey.site, piece.type, piece.id)
    const wanted = wantedSlug(piece)
    const isPublic = piece.state === 'published' || piece.state === 'scheduled'
    if (kind === 'skip') plan.pieces.set(key, { kind, reason: skipReason(piece) })
    else if (kind === 'page' && piece.state === 'published') {
      const slug = freeSlug(
        wanted,
        (candidate) =>
          names.has(candidate) || RESERVED_NAMES.has(candidate) || (existing.pageIds.get(candidate) ?? id) !== id,
      )
      names.add(slug)
      plan.pieces.set(key, { kind, id, slug, path: pagePath(slug), isPublic: true })
    } else {
      const holder = (candidate: string) => slugs.get(candidate)
      const slug = freeSlug(
        wanted,
        (candidate) => (holder(candidate) ?? id) !== id || RESERVED_ARTICLE_SLUGS.has(candidate),
      )
      if (slug !== wanted) plan.duplicateSlugs.push({ slug: wanted, becomes: slug })
      slugs.set(slug, id)
      const sectionIds = sectionsOf(piece, plan)
      plan.pieces.set(key, {
        kind: 'article',
        id,
        slug,
        path: articlePath(slugById.get(sectionIds[0] ?? '') ?? '', slug),
        sectionIds,
        isPublic,
      })
    }
    const made = plan.pieces.get(key)
    if (!made || made.kind === 'skip') continue
    if (made.isPublic && survey.site.system === 'wordpress') addLink(plan, `/?p=${piece.id}`, made.path)
    if (piece.path === null) continue
    if (made.isPublic) addLink(plan, piece.path, made.path)
    else plan.links.set(piece.path, made.path)
  }
}

/** A page that was not public becomes a draft: standing pages are always public. */
function kindOf(piece: SurveyedPiece, choices: Choices): 'article' | 'page' | 'skip' {
  if (piece.state === 'trash' || piece.status === 'auto-draft' || piece.status === 'inherit') return 'skip'
  if (piece.type === 'post') return 'article'
  return piece.type === 'page' ? 'page' : (choices.types[piece.type] ?? 'skip')
}

const OF_THE_SITE =
  /^(nav_menu_item|wp_navigation|wp_template|wp_template_part|wp_global_styles|wp_block|wp_font_family|wp_font_face|custom_css|customize_changeset|oembed_cache|user_request|revision)$/

function skipReason(piece: SurveyedPiece): string {
  if (piece.state === 'trash') return 'it was in the trash'
  if (piece.status === 'auto-draft') return 'it is an empty page that an editor opened'
  if (piece.type === 'nav_menu_item' || piece.type === 'wp_navigation') return 'menus are made in the newsroom'
  if (OF_THE_SITE.test(piece.type)) return 'it belongs to the old site’s design'
  return `"${piece.type}" is a plugin’s own type: name it in the map to import it`
}

function sectionsOf(piece: SurveyedPiece, plan: ImportPlan): string[] {
  const ids = piece.categories.flatMap((slug) => plan.sectionOfCategory.get(slug) ?? [])
  const all = ids.length > 0 ? ids : [plan.sectionOfCategory.get('') ?? ''].filter(Boolean)
  return [...new Set(all)].slice(0, 8)
}
