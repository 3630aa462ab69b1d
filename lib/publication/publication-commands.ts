import 'server-only'
import type { z } from 'zod'
import { requirePermission, type Actor } from '@/lib/accounts/permissions'
import { recordAudit } from '@/lib/audit/audit-commands'
import { parseInput } from '@/lib/input'
import { PUBLICATION_TAG, publicationSchema, type Publication } from './publication'
import { save, savePart } from './publication-repository'

/** Writes the settings of the publication whole: for seeding and imports. */
export async function savePublication(
  actor: Actor,
  input: Publication,
): Promise<{ value: Publication; staleTags: string[] }> {
  requirePermission(actor, 'publication:write')
  const publication = parseInput(publicationSchema, input)
  await save(publication)
  return { value: publication, staleTags: [PUBLICATION_TAG] }
}

const MENUS = { primaryMenu: true, mobileMenu: true, footerMenu: true } as const
const settingsSchema = publicationSchema.omit({ ...MENUS, frontSectionIds: true })
const menusSchema = publicationSchema.pick(MENUS).partial()

/** Writes what the publication is called, how it is reached and what leaves it; menus stay as they are. */
export async function saveSettings(
  actor: Actor,
  input: z.input<typeof settingsSchema>,
): Promise<{ staleTags: string[] }> {
  requirePermission(actor, 'publication:write')
  const settings = parseInput(settingsSchema, input)
  await savePart(settings)
  await recordAudit(actor, { action: 'publication.change', subject: { ...SUBJECT, name: settings.name } })
  return { staleTags: [PUBLICATION_TAG] }
}

/** Writes one menu or more. */
export async function saveMenus(actor: Actor, input: z.input<typeof menusSchema>): Promise<{ staleTags: string[] }> {
  requirePermission(actor, 'structure:write')
  const menus = parseInput(menusSchema, input)
  const given = Object.fromEntries(Object.entries(menus).filter(([, menu]) => menu !== undefined))
  await savePart(given)
  const name = Object.keys(given).join(', ')
  await recordAudit(actor, { action: 'publication.menus', subject: { ...SUBJECT, name } })
  return { staleTags: [PUBLICATION_TAG] }
}

const SUBJECT = { kind: 'publication', id: 'publication' }
