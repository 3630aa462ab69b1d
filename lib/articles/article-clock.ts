import 'server-only'
import { log } from '@/lib/log'
import { articleSlugTag, articleTag, listTags } from './article'
import { listChangedByTime } from './article-timeline-repository'

const TICK_MS = 1000
const BATCH = 500

/**
 * Expires the tags of articles that go live or end with time. What is visible is decided when it is read, so a late or
 * a repeated tick shows nothing wrong; each process runs a clock of its own. A database that fails is asked again for
 * the whole time since.
 */
export function startArticleClock(options: { onTags: (tags: string[]) => void }): { stop: () => void } {
  let after = new Date()
  let isStopped = false
  let timer: NodeJS.Timeout | undefined

  const tick = async () => {
    try {
      const upTo = new Date()
      const changed = await listChangedByTime({ after, upTo, limit: BATCH })
      const tags = changed.flatMap((article) => [
        articleTag(article.id),
        articleSlugTag(article.slug),
        ...listTags(article),
      ])
      if (tags.length > 0) options.onTags([...new Set(tags)])
      after = upTo
    } catch (error) {
      log.debug({ error: String(error) }, 'the article clock could not look')
    }
    if (!isStopped) timer = setTimeout(() => void tick(), TICK_MS).unref()
  }
  void tick()
  return {
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
