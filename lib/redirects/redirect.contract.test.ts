import { expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import * as articles from '@/lib/articles/article-commands'
import { contentWith } from '@/lib/articles/article.test-support'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { newId } from '@/lib/ids'
import { saveSection } from '@/lib/sections/section-commands'
import { saveTag } from '@/lib/tags/tag-commands'
import { deleteRedirect, saveRedirect, saveRedirects } from './redirect-commands'
import { exportRedirects, importRedirects } from './redirect-file-commands'
import { findRedirect, findRedirectFrom, listRedirects, listRedirectsAfter } from './redirect-lookup'
import { findStanding } from './standing-lookup'
import { sectionWith } from '@/lib/sections/section.test-support'

const redirect = (from: string, to: string) => ({ from, to, origin: 'editor' as const })
const SECTION = sectionWith({ id: newId(), slug: 'standing' })

describeOnEachDatabase('redirects', () => {
  it('lead from an old address to a new one, however it is written', async () => {
    await saveRedirects(SYSTEM_ACTOR, [redirect('/2019/05/caf%C3%A9/', '/news/cafe')])
    expect(await findRedirect('/2019/05/café')).toBe('/news/cafe')
    expect(await findRedirect('/2019/05/caf%C3%A9/')).toBe('/news/cafe')
    expect(await findRedirect('/2019/05/%E0%A4%A')).toBeNull()
  })

  it('lead to the end of a chain at once, and nowhere in a circle', async () => {
    await saveRedirects(SYSTEM_ACTOR, [
      redirect('/a', '/b'),
      redirect('/b', '/c'),
      redirect('/x', '/y'),
      redirect('/y', '/x'),
    ])
    expect(await findRedirect('/a')).toBe('/c')
    expect(await findRedirect('/x')).toBeNull()
  })

  it('are replaced by a later one, listed in order, and removed', async () => {
    await saveRedirects(SYSTEM_ACTOR, [redirect('/old', '/one')])
    await saveRedirects(SYSTEM_ACTOR, [redirect('/old/', '/two')])
    expect(await findRedirect('/old')).toBe('/two')
    expect((await listRedirectsAfter('/b', 2)).map(({ from }) => from)).toEqual(['/old', '/x'])
    expect((await deleteRedirect(SYSTEM_ACTOR, { from: '/old' })).staleTags).toEqual(['redirects'])
    expect(await findRedirect('/old')).toBeNull()
    await expect(deleteRedirect(SYSTEM_ACTOR, { from: '/old' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it.each(['https://evil.example/', '//evil.example', 'x', '/a?b=c'])('never lead to %s', async (to) => {
    await expect(saveRedirects(SYSTEM_ACTOR, [redirect('/from', to)])).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('of an editor are shortened where they form a chain, from both ends', async () => {
    const save = (from: string, to: string) => saveRedirect(SYSTEM_ACTOR, { from, to })
    await save('/chain/2', '/chain/3')
    await save('/chain/1', '/chain/2')
    expect((await findRedirectFrom('/chain/1'))?.to).toBe('/chain/3')
    const { value, staleTags } = await save('/chain/3/', 'https://elsewhere.example/end')
    expect([value.shortened, value.isEndThere, staleTags]).toEqual([2, true, ['redirects']])
    expect((await findRedirectFrom('/chain/1'))?.to).toBe('https://elsewhere.example/end')
    expect(await findRedirect('/chain/2/')).toBe('https://elsewhere.example/end')
  })

  it('of an editor are refused with the addresses that form a circle, and nothing is written', async () => {
    await saveRedirect(SYSTEM_ACTOR, { from: '/round/b', to: '/round/c' })
    await expect(saveRedirect(SYSTEM_ACTOR, { from: '/round/c', to: '/round/b' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('/round/c → /round/b → /round/c'),
    })
    expect(await findRedirectFrom('/round/c')).toBeNull()
    await expect(saveRedirect(SYSTEM_ACTOR, { from: '/round/b', to: '/else' })).rejects.toMatchObject({
      fields: { from: expect.stringContaining('/round/c') },
    })
  })

  it('of an editor move to another old address and may turn round', async () => {
    await saveRedirect(SYSTEM_ACTOR, { from: '/turn/a', to: '/turn/b' })
    await saveRedirect(SYSTEM_ACTOR, { from: '/turn/b', to: '/turn/a', before: '/turn/a' })
    expect([await findRedirect('/turn/a'), await findRedirect('/turn/b')]).toEqual([null, '/turn/a'])
    const { value } = await saveRedirect(SYSTEM_ACTOR, { from: '/turn/b', to: '/turn/c', before: '/turn/b' })
    expect([value.redirect.to, value.isEndThere]).toEqual(['/turn/c', false])
  })

  it.each([
    ['a question mark', '/q?a=b', '/x', 'from'],
    ['another site', 'https://elsewhere.example/a', '/x', 'from'],
    ['a target without https', '/q', 'http://elsewhere.example/', 'to'],
  ])('of an editor with %s are refused at their field', async (_, from, to, field) => {
    await expect(saveRedirect(SYSTEM_ACTOR, { from, to })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { [field]: expect.any(String) },
    })
  })

  it('never lead away from where something stands, or from where it leads on by itself', async () => {
    await saveSection(SYSTEM_ACTOR, SECTION)
    await saveTag(SYSTEM_ACTOR, { id: newId(), slug: 'held-tag', name: 'Held tag', description: '' })
    const draft = await articles.createArticle(SYSTEM_ACTOR, contentWith({ slug: 'held', sectionIds: [SECTION.id] }))
    const { id, revision } = draft.value
    const live = await articles.publishArticle(SYSTEM_ACTOR, { id, revision })
    const content = contentWith({ slug: 'held-anew', sectionIds: [SECTION.id] })
    await articles.saveArticle(SYSTEM_ACTOR, { id, revision: live.value.revision, content })
    const stands = ['/standing', '/standing/held-anew', '/else/held', '/held', '/tag/held-tag', '/search', '/admin/any']
    const free = ['/standing/nothing', '/nothing', '/tag/nothing', '/2019/05/held', '/a.html', '/author/held']
    expect([...(await findStanding([...free, ...stands]))].toSorted()).toEqual(stands.toSorted())
    await expect(saveRedirect(SYSTEM_ACTOR, { from: '/else/held', to: '/x' })).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { from: expect.any(String) },
    })
  })

  it('come in as a file, whole or not at all, and go out as one', async () => {
    const bring = (text: string) => importRedirects(SYSTEM_ACTOR, { name: 'old.csv', text })
    const wrong = bring('old,new\n/file/1,/file/2\n/file/2,/file/1\n/file/3\n/search,/x')
    await expect(wrong).rejects.toMatchObject({
      code: 'INVALID',
      message: [
        '4 lines are wrong, and nothing was written.',
        'Line 2: leads into a circle: /file/1 → /file/2 → /file/1.',
        'Line 3: leads into a circle: /file/1 → /file/2 → /file/1.',
        'Line 4: there is one address where there should be two.',
        'Line 5: something stands at /search.',
      ].join('\n'),
    })
    expect((await listRedirects({ beginning: '/file/' })).list).toEqual([])
    await saveRedirect(SYSTEM_ACTOR, { from: '/file/0', to: '/file/1' })
    const { value } = await bring('"/file/1",/file/2\n/file/2,/file/3')
    expect(value).toEqual({ written: 2, shortened: 1 })
    expect((await listRedirects({ beginning: '/file/' })).list.map(({ from, to }) => [from, to])).toEqual([
      ['/file/0', '/file/3'],
      ['/file/1', '/file/3'],
      ['/file/2', '/file/3'],
    ])
    const pieces: string[] = []
    for await (const piece of exportRedirects(SYSTEM_ACTOR)) pieces.push(piece)
    expect(pieces.join('')).toMatch(/^old address,new address\r\n[\s\S]*\/file\/2,\/file\/3\r\n/)
    await expect(bring('old,new')).rejects.toThrow('no redirect')
    await expect(bring('/a,/b\n'.repeat(10_001))).rejects.toThrow('more than 10000')
  })

  it('are listed by the beginning of their address, sixty at a time', async () => {
    const many = Array.from({ length: 61 }, (_, number) => redirect(`/list/${100 + number}`, '/x'))
    await saveRedirects(SYSTEM_ACTOR, many)
    const first = await listRedirects({ beginning: '/list/' })
    expect([first.list.length, first.next]).toEqual([60, '/list/159'])
    const second = await listRedirects({ beginning: '/list/', after: first.next ?? '' })
    expect([second.list.map(({ from }) => from), second.next]).toEqual([['/list/160'], null])
  })
})
