import { expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { savePage } from '@/lib/pages/page-commands'
import { saveSection } from './section-commands'
import { sections } from './section-repository'
import { sectionWith } from './section.test-support'

const page = (id: string, slug: string) => ({ id, slug, title: id, body: '<p>x</p>', updatedAt: new Date() })

describeOnEachDatabase('addresses of one part', () => {
  it('are one name space for sections and pages', async () => {
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'shared' }))
    await expect(savePage(SYSTEM_ACTOR, page('p1', 'shared'))).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { slug: 'is taken' },
    })
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'shared', name: 'Saved again' }))
  })

  it.each(['admin', 'api', 'search', 'tag'])('are never "%s", which the site needs itself', async (slug) => {
    await expect(savePage(SYSTEM_ACTOR, page(`reserved-${slug}`, slug))).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('are free again once a section is renamed', async () => {
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'before' }))
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'before', slug: 'after' }))
    await savePage(SYSTEM_ACTOR, page('p2', 'before'))
    await expect(savePage(SYSTEM_ACTOR, page('p3', 'after'))).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('stand on two levels', async () => {
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'top' }))
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'below', parentId: 'top' }))
    await expect(saveSection(SYSTEM_ACTOR, sectionWith({ id: 'third', parentId: 'below' }))).rejects.toMatchObject({
      code: 'INVALID',
    })
  })

  it('keep the mark that an editor chose, the rhomb where none was, and refuse one that is not drawn', async () => {
    const { mark: _, ...plain } = sectionWith({ id: 'plain-mark' })
    await saveSection(SYSTEM_ACTOR, plain)
    expect((await sections.findById('plain-mark'))?.mark).toBe('rhomb')
    await saveSection(SYSTEM_ACTOR, { ...plain, mark: 'comb' })
    expect((await sections.findById('plain-mark'))?.mark).toBe('comb')
    const unknown = { ...plain, mark: 'smiley' as 'comb' }
    await expect(saveSection(SYSTEM_ACTOR, unknown)).rejects.toMatchObject({ code: 'INVALID' })
  })
})
