import { expect, it } from 'vitest'
import { SYSTEM_ACTOR, type Actor } from '@/lib/accounts/permissions'
import { createArticle, publishArticle, saveArticle, withdrawArticle } from '@/lib/articles/article-commands'
import { contentWith } from '@/lib/articles/article.test-support'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { saveSection } from '@/lib/sections/section-commands'
import { checkNextPieces, CHECKED_A_TURN } from './finding-commands'
import { listFlawed } from './finding-lookup'

const editor: Actor = { id: 'e', name: 'Leyla', role: 'editor' }
const section = { id: 'news', slug: 'news', name: 'News', description: '', parentId: null, order: 0, hue: 0 }
const DEAD = '<p>Read <a href="/news/nothing-stands-here">this</a>.</p>'

const content = (slug: string, body: string) => contentWith({ slug, headline: slug, sectionIds: ['news'], body })
const live = async (slug: string, body = '<p>It falls.</p>') => {
  const { value } = await createArticle(editor, content(slug, body))
  return (await publishArticle(editor, { id: value.id, revision: value.revision })).value
}
const flawed = async () => (await listFlawed(10)).map(({ slug }) => slug)

describeOnEachDatabase('the round through the archive', () => {
  it('finds what would be stopped today, until it is mended or taken away', async () => {
    await saveSection(SYSTEM_ACTOR, section)
    await live('sound')
    const mended = await live('mended', DEAD)
    const gone = await live('gone', DEAD)
    await live('left', DEAD)
    await createArticle(editor, content('a-draft', DEAD))
    await checkNextPieces()
    expect(await flawed()).toEqual(['left', 'gone', 'mended'])
    expect((await listFlawed(1))[0]?.messages).toEqual([expect.stringContaining('/news/nothing-stands-here')])
    await withdrawArticle(editor, { id: gone.id, revision: gone.revision })
    const sound = content('mended', '<p>It falls.</p>')
    await saveArticle(editor, { id: mended.id, revision: mended.revision, content: sound })
    expect(await flawed()).toEqual(['left'])
    await checkNextPieces()
    expect(await flawed()).toEqual(['left'])
  })

  it('comes to every piece, some a turn, and begins anew', async () => {
    for (let number = 0; number < CHECKED_A_TURN; number += 1) await live(`further-${number}`)
    await live('the-last', DEAD)
    await checkNextPieces()
    expect(await flawed()).toEqual(['left'])
    await checkNextPieces()
    expect(await flawed()).toEqual(['the-last', 'left'])
  })
})
