import 'server-only'
import { entityStore } from '@/lib/db/entity-store'
import type { Link } from './link'

/** Index link_order. */
export const links = entityStore<Link>('links', { noun: 'link', order: { order: 1 } })
