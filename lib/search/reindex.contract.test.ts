import { expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { importArticles } from '@/lib/articles/article-commands'
import { contentWith } from '@/lib/articles/article.test-support'
import { collection } from '@/lib/db/connection'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { saveSection } from '@/lib/sections/section-commands'
import { beginIndexWhereEmpty, INDEX_VERSION, keepIndexCurrent, reindexArchive } from './reindex-commands'
import { countIndexed, findIndexedAll } from './search-lookup'
import { clearEntries } from './search-repository'
import { findIndexState } from './search-state-repository'
import { createTermChanges } from './term-changes'
import { clearTerms, findFrequencies, findTotals, writeTermChanges } from './term-repository'
import { sectionWith } from '@/lib/sections/section.test-support'

const NOW = new Date('2026-11-01T09:00:00Z')
const ids = Array.from({ length: 110 }, (_, at) => `article-${String(at).padStart(4, '0')}`)

describeOnEachDatabase('an archive without an index', () => {
  it('that is empty begins with one that is current, and is not indexed twice', async () => {
    await beginIndexWhereEmpty()
    expect((await findIndexState()).version).toBe(INDEX_VERSION)
    await (await collection('searchSettings')).deleteMany({})
  })

  it('is indexed, goes on where it was stopped, and counts nothing twice', async () => {
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'n' }))
    await importArticles(
      SYSTEM_ACTOR,
      ids.map((id) => ({
        ...contentWith({ slug: id, sectionIds: ['n'], body: '<p>Seal.</p>' }),
        id,
        state: 'published',
        publishAt: NOW,
        unpublishAt: null,
        updatedAt: null,
        slugHistory: [],
        createdAt: NOW,
      })),
    )
    await beginIndexWhereEmpty()
    expect((await findIndexState()).version).toBeNull()
    await clearEntries()
    await clearTerms()
    const stop = new AbortController()
    const stopped = reindexArchive({
      signal: stop.signal,
      onBatch: () => {
        stop.abort(new Error('stopped'))
      },
    })
    await expect(stopped).rejects.toThrow('stopped')
    expect(await countIndexed()).toBe(100)

    await keepIndexCurrent(new AbortController().signal)
    expect(await countIndexed()).toBe(ids.length)
    await reindexArchive()
    expect((await findFrequencies(['seal'])).get('seal')).toBe(ids.length)
    expect(await findIndexState()).toMatchObject({ rebuild: null })
  })

  it('has its terms counted anew by an index that is made anew, whatever was lost before', async () => {
    const before = await findTotals()
    const changes = createTermChanges()
    const [entry] = await findIndexedAll(ids.slice(0, 1))
    if (!entry) throw new Error('It is indexed.')
    changes.leaves(entry)
    await writeTermChanges(changes)
    expect((await findFrequencies(['seal'])).get('seal')).toBe(ids.length - 1)
    await reindexArchive()
    expect((await findFrequencies(['seal'])).get('seal')).toBe(ids.length)
    expect(await findTotals()).toMatchObject(before)
  })
})
