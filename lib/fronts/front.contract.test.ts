import { expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { saveFront } from './front-commands'
import { findFront } from './front-lookup'

describeOnEachDatabase('the choice for the home page', () => {
  it('is kept over the revision that was seen, and never over another one', async () => {
    expect(await findFront()).toEqual({ pinned: [], sectionIds: [], revision: 0 })
    const { value } = await saveFront(SYSTEM_ACTOR, { pinned: ['a', 'b', 'a'], sectionIds: ['s'], revision: 0 })
    expect(value).toEqual({ pinned: ['a', 'b'], sectionIds: ['s'], revision: 1 })
    const late = saveFront(SYSTEM_ACTOR, { pinned: [], sectionIds: [], revision: 0 })
    await expect(late).rejects.toMatchObject({ code: 'CONFLICT' })
    await saveFront(SYSTEM_ACTOR, { pinned: ['b'], sectionIds: ['s'], revision: 1 })
    expect((await findFront()).pinned).toEqual(['b'])
  })

  it('is an editor’s', async () => {
    const author = { id: 'a', name: 'A', role: 'author' } as const
    const attempt = saveFront(author, { pinned: [], sectionIds: [], revision: 0 })
    await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
