import 'server-only'
import { expiredTags } from '@/lib/front-door/expired-tags.mjs'

/** For jobs of the site: the door of this process forgets the pages with these tags, and tells the others. */
export function expirePages(tags: string[]): void {
  if (tags.length > 0) expiredTags.expire(tags, 'local')
}
