import { expect, it } from 'vitest'
import { SYSTEM_ACTOR, type Actor } from '@/lib/accounts/permissions'
import { createArticle, publishArticle } from '@/lib/articles/article-commands'
import { contentWith } from '@/lib/articles/article.test-support'
import { saveAuthor } from '@/lib/authors/author-commands'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { UNNAMED_PUBLICATION } from '@/lib/publication/publication'
import { saveMenus, saveSettings } from '@/lib/publication/publication-commands'
import { saveSection } from '@/lib/sections/section-commands'
import { GUIDE_STEPS } from './guide'
import { dismissGuide } from './guide-commands'
import { findGuide } from './guide-lookup'

const admin: Actor = { id: 'a', name: 'Kamran', role: 'admin' }
const editor: Actor = { id: 'e', name: 'Leyla', role: 'editor' }
const section = { id: 'news', slug: 'news', name: 'News', description: '', parentId: null, order: 0, hue: 0 }
const author = {
  id: 'desk',
  slug: 'desk',
  name: 'The desk',
  kind: 'desk' as const,
  role: '',
  bio: '',
  portraitMediaId: null,
}

const doneSteps = async () => {
  const guide = await findGuide(admin)
  return guide && GUIDE_STEPS.filter((step) => guide[step])
}

describeOnEachDatabase('the first steps', () => {
  it('tick themselves off from what is there, and are gone once all are done', async () => {
    expect(await doneSteps()).toEqual([])
    expect(await findGuide(editor)).toBeNull()
    const { primaryMenu, mobileMenu, footerMenu, frontSectionIds, ...settings } = UNNAMED_PUBLICATION
    expect([primaryMenu, mobileMenu, footerMenu, frontSectionIds].flat()).toEqual([])
    await saveSettings(admin, { ...settings, email: 'desk@caspian.example' })
    await saveSection(admin, section)
    expect(await doneSteps()).toEqual(['publication', 'section'])
    await saveAuthor(SYSTEM_ACTOR, author)
    await saveMenus(admin, { primaryMenu: [{ link: { kind: 'section', sectionId: 'news' }, children: [] }] })
    const { value } = await createArticle(admin, contentWith({ sectionIds: ['news'], authorIds: ['desk'] }))
    expect(await doneSteps()).toEqual(['publication', 'section', 'author', 'menu'])
    await publishArticle(admin, { id: value.id, revision: value.revision })
    expect(await doneSteps()).toBeNull()
  })
})

describeOnEachDatabase('the first steps of a site that wants none', () => {
  it('are put away by an admin, for all of them', async () => {
    await expect(dismissGuide(editor)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await doneSteps()).toEqual([])
    await dismissGuide(admin)
    await dismissGuide(admin)
    expect(await doneSteps()).toBeNull()
  })
})
