import { expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { collection } from '@/lib/db/connection'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { deleteSection, saveSection } from '@/lib/sections/section-commands'
import { deleteTag, mergeTag, saveTag } from '@/lib/tags/tag-commands'
import { findTagNamed, findTags } from '@/lib/tags/tag-lookup'
import { createArticle, publishArticle, saveArticle } from './article-commands'
import { findArticle } from './article-lookup'
import { contentWith } from './article.test-support'
import { sectionList, tagList } from './list-count'
import { find as findCount } from './list-count-repository'
import { relistSection, replaceTag } from './relist-commands'
import { sectionWith } from '@/lib/sections/section.test-support'

const tag = (id: string) => ({ id, slug: id, name: id, description: '' })
const content = (slug: string, overrides: Parameters<typeof contentWith>[0]) => contentWith({ slug, ...overrides })

async function publish(slug: string, overrides: Parameters<typeof contentWith>[0]) {
  const { value } = await createArticle(SYSTEM_ACTOR, content(slug, overrides))
  return (await publishArticle(SYSTEM_ACTOR, { id: value.id, revision: value.revision })).value
}

function work() {
  const expired: string[] = []
  return {
    expired,
    options: { signal: new AbortController().signal, onTags: (tags: string[]) => expired.push(...tags) },
  }
}
const counted = async (list: Parameters<typeof findCount>[0]) =>
  Object.values((await findCount(list)).begin).reduce((sum, count) => sum + count, 0)

describeOnEachDatabase('articles whose lists change', ({ hasText }) => {
  it.runIf(hasText)('follow their section below another one, drafts too, with their counts', async () => {
    for (const id of ['news', 'world', 'energy']) await saveSection(SYSTEM_ACTOR, sectionWith({ id }))
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'energy', parentId: 'news' }))
    const live = await publish('live-one', { sectionIds: ['energy'], tagIds: [] })
    const draft = (await createArticle(SYSTEM_ACTOR, content('draft-one', { sectionIds: ['energy'], tagIds: [] })))
      .value
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'energy', parentId: 'world' }))
    const { expired, options } = work()
    await relistSection('energy', options)
    await relistSection('energy', options)
    expect((await findArticle(live.id))?.listedIn).toEqual(['energy', 'world'])
    expect((await findArticle(draft.id))?.listedIn).toEqual(['energy', 'world'])
    expect([await counted(sectionList('news')), await counted(sectionList('world'))]).toEqual([0, 1])
    expect(expired).toEqual(expect.arrayContaining(['articles:section:news', 'articles:section:world']))
    const jobs = await collection<{ _id: string; kind: string }>('jobs')
    expect(await jobs.countDocuments({ kind: 'section-relist' })).toBe(2)
  })

  it('keep a section from being deleted while they stand in it', async () => {
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'kept' }))
    await createArticle(SYSTEM_ACTOR, content('stands-there', { sectionIds: ['kept'], tagIds: [] }))
    await expect(deleteSection(SYSTEM_ACTOR, { id: 'kept' })).rejects.toMatchObject({ code: 'CONFLICT' })
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'empty' }))
    await deleteSection(SYSTEM_ACTOR, { id: 'empty' })
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'another', slug: 'empty' }))
  })

  it.runIf(hasText)('have the other tag after two were merged, also where an old text is saved later', async () => {
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'tagged' }))
    for (const id of ['rail', 'railway']) await saveTag(SYSTEM_ACTOR, tag(id))
    const both = await publish('has-both', { sectionIds: ['tagged'], tagIds: ['rail', 'railway'] })
    const one = await publish('has-one', { sectionIds: ['tagged'], tagIds: ['rail'] })
    await mergeTag(SYSTEM_ACTOR, { id: 'rail', intoId: 'railway' })
    const { options } = work()
    await replaceTag('rail', 'railway', options)
    expect((await findArticle(both.id))?.tagIds).toEqual(['railway'])
    expect((await findArticle(one.id))?.tagIds).toEqual(['railway'])
    expect([await counted(tagList('rail')), await counted(tagList('railway'))]).toEqual([0, 2])
    expect((await findTagNamed('railway'))?.slugHistory).toEqual(['rail'])
    const stale = content('has-one', { sectionIds: ['tagged'], tagIds: ['rail'] })
    const saved = await saveArticle(SYSTEM_ACTOR, { id: one.id, revision: one.revision, content: stale })
    expect(saved.value.tagIds).toEqual(['railway'])
    await expect(saveTag(SYSTEM_ACTOR, { ...tag('new'), slug: 'rail' })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it.runIf(hasText)('lose a tag that is deleted', async () => {
    await saveTag(SYSTEM_ACTOR, tag('gone'))
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'other' }))
    const { id } = await publish('loses-it', { sectionIds: ['other'], tagIds: ['gone'] })
    await deleteTag(SYSTEM_ACTOR, { id: 'gone' })
    await replaceTag('gone', null, work().options)
    expect((await findArticle(id))?.tagIds).toEqual([])
  })
})

describeOnEachDatabase('tags', () => {
  it('keep the addresses that they had, and are found by how their name begins', async () => {
    await saveTag(SYSTEM_ACTOR, { ...tag('t1'), slug: 'susa', name: 'Şuşa' })
    await saveTag(SYSTEM_ACTOR, { ...tag('t1'), slug: 'shusha', name: 'Shusha' })
    await saveTag(SYSTEM_ACTOR, { ...tag('t2'), slug: 'baku', name: 'Baku' })
    expect((await findTagNamed('shusha'))?.slugHistory).toEqual(['susa'])
    expect((await findTags({ query: 'Şhu' })).list.map(({ name }) => name)).toEqual(['Shusha'])
    expect((await findTags()).list.map(({ slug }) => slug)).toEqual(['baku', 'shusha'])
    await saveTag(SYSTEM_ACTOR, { ...tag('t1'), slug: 'susa', name: 'Şuşa' })
    expect((await findTagNamed('susa'))?.slugHistory).toEqual(['shusha'])
  })
})
