import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/accounts/permissions'
import { contentWith } from '@/lib/articles/article.test-support'
import { createArticle, publishArticle, saveArticle, withdrawArticle } from '@/lib/articles/article-commands'
import { describeOnEachDatabase } from '@/lib/db/database.test-support'
import { env } from '@/lib/env'
import { listOpenJobs } from '@/lib/jobs/job-lookup'
import { DEFAULT_OUTGOING, UNNAMED_PUBLICATION } from '@/lib/publication/publication'
import { savePublication } from '@/lib/publication/publication-commands'
import { saveSection } from '@/lib/sections/section-commands'
import { dueJob, hubJob, indexNowJob } from './announcement'
import { announceDue, tellHub, tellIndexNow } from './announcement-jobs'
import { listWaiting } from './changed-address-repository'
import { sectionWith } from '@/lib/sections/section.test-support'

const HOUR = 3_600_000

describeOnEachDatabase('announcements', () => {
  let heard: { type: string; body: string }[] = []
  let status = 200
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      heard.push({ type: request.headers['content-type'] ?? '', body })
      response.writeHead(status).end('the answer')
    })
  })
  let address = ''
  const { signal } = new AbortController()

  const nameHub = (feedHub: string | null) =>
    savePublication(SYSTEM_ACTOR, { ...UNNAMED_PUBLICATION, outgoing: { ...DEFAULT_OUTGOING, feedHub } })
  const waitingPlaces = async () =>
    (await listOpenJobs(hubJob, { state: 'waiting', limit: 100 })).map(({ payload }) => payload)
  const publish = async (slug: string, publishAt: Date | null = null) => {
    const { value } = await createArticle(SYSTEM_ACTOR, contentWith({ slug, sectionIds: ['energy'] }))
    return (await publishArticle(SYSTEM_ACTOR, { id: value.id, revision: value.revision, publishAt })).value
  }

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    await saveSection(SYSTEM_ACTOR, sectionWith({ id: 'energy', name: 'Energy' }))
  })
  beforeEach(() => {
    heard = []
    status = 200
    env.indexNowKey = undefined
  })
  afterAll(() => {
    env.indexNowKey = undefined
    server.close()
  })

  it('are nobody’s business where neither a hub nor a key is set', async () => {
    await publish('unheard')
    await publish('unheard-later', new Date(Date.now() + HOUR))
    expect(await waitingPlaces()).toEqual([])
    expect(await listWaiting(10)).toEqual([])
    expect(await listOpenJobs(dueJob, { state: 'waiting', limit: 10 })).toEqual([])
  })

  it('reach the hub for the site and each section once, however much changes within seconds', async () => {
    await nameHub(address)
    await Promise.all(['one', 'two', 'three'].map((slug) => publish(slug)))
    const places = await waitingPlaces()
    expect(places).toContainEqual({ sectionId: null })
    expect(places).toContainEqual({ sectionId: 'energy' })
    // Three publishings may stand on both sides of a turn, and no more.
    expect(places.length).toBeLessThanOrEqual(4)
    await tellHub('energy', signal)
    expect(heard.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))).toEqual(
      ['feed.xml', 'atom.xml', 'feed.json'].map((file) => ({
        'hub.mode': 'publish',
        'hub.url': `${env.siteUrl}/energy/${file}`,
      })),
    )
    expect(heard[0]?.type).toBe('application/x-www-form-urlencoded')
  })

  it.each([
    [503, 'UNAVAILABLE'],
    [429, 'RATE_LIMITED'],
    [403, 'INVALID'],
  ])('that are answered with %i fail as %s, which says whether to try again', async (answered, code) => {
    status = answered
    await expect(tellHub(null, signal)).rejects.toMatchObject({ code })
    expect(heard).toHaveLength(1)
  })

  it('tell IndexNow of what went live, was renamed and was taken away, together and once', async () => {
    await nameHub(null)
    env.indexNowKey = 'a1b2c3d4e5f6'
    const { id, revision } = await publish('old-name')
    const content = contentWith({ slug: 'new-name', sectionIds: ['energy'] })
    const renamed = await saveArticle(SYSTEM_ACTOR, { id, revision, content })
    const other = await publish('taken-away')
    await withdrawArticle(SYSTEM_ACTOR, { id: other.id, revision: other.revision })
    await createArticle(SYSTEM_ACTOR, contentWith({ slug: 'a-draft', sectionIds: ['energy'] }))
    expect(renamed.value.slug).toBe('new-name')
    expect((await listOpenJobs(indexNowJob, { state: 'waiting', limit: 10 })).length).toBeGreaterThan(0)

    status = 503
    await expect(tellIndexNow(signal, address)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    status = 202
    await tellIndexNow(signal, address)
    await tellIndexNow(signal, address)
    const posts = heard.map(({ body }) => JSON.parse(body) as { key: string; urlList: string[] })
    expect(posts.map(({ key }) => key)).toEqual(['a1b2c3d4e5f6', 'a1b2c3d4e5f6'])
    expect(posts[1]?.urlList.toSorted()).toEqual(
      ['new-name', 'old-name', 'taken-away'].map((slug) => `${env.siteUrl}/energy/${slug}`),
    )
  })

  it('of a scheduled piece come when its time does, and not for one that was taken back', async () => {
    env.indexNowKey = 'a1b2c3d4e5f6'
    const publishAt = new Date(Date.now() + HOUR)
    const { id, revision } = await publish('later', publishAt)
    expect(await listWaiting(10)).toEqual([])
    const [due] = await listOpenJobs(dueJob, { state: 'waiting', limit: 10 })
    expect([due?.payload, due?.at]).toEqual([{ articleId: id }, publishAt])
    await announceDue(id, new Date(publishAt.getTime() + 1))
    expect((await listWaiting(10)).map(({ path }) => path)).toEqual(['/energy/later'])
    await tellIndexNow(signal, address)
    await withdrawArticle(SYSTEM_ACTOR, { id, revision })
    await announceDue(id, new Date(publishAt.getTime() + 2))
    expect(await listWaiting(10)).toEqual([])
  })
})
