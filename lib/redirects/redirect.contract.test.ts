import { expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { deleteRedirect, saveRedirects } from './redirect-commands'
import { findRedirect, listRedirectsAfter } from './redirect-lookup'

const redirect = (from: string, to: string) => ({ from, to, origin: 'editor' as const })

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
})
