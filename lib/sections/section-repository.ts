import 'server-only'
import { entityStore } from '@/lib/db/entity-store'
import type { Section } from './section'

/** Index section_slug. */
export const sections = entityStore<Section>('sections', { noun: 'section' })
