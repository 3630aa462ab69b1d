import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const SECTION_NAME_LENGTH_MAX = 60

export type ScratchSite = {
  /** The id of the section with this name, which is made when it is first asked for. */
  sectionIdOf: (name: string) => Promise<string>
  /** Ends the database and removes everything. */
  close: () => Promise<void>
}

/**
 * An empty site in a folder of its own. Whoever evaluates imports modules of the site only after this: the settings are
 * read when `lib/env.ts` is loaded.
 */
export async function openScratchSite(): Promise<ScratchSite> {
  const directory = await mkdtemp(join(tmpdir(), 'daily-digest-eval-'))
  // eslint-disable-next-line no-restricted-syntax -- A scratch database, set before lib/env.ts is loaded, below.
  Object.assign(process.env, { DATA_DIR: directory, MONGODB_URI: '', LOG_LEVEL: 'error' })
  const { SYSTEM_ACTOR } = await import('@/lib/accounts/permissions')
  const { closeDatabase } = await import('@/lib/db/connection')
  const { prepareDatabase } = await import('@/lib/db/prepare')
  const { saveSection } = await import('@/lib/sections/section-commands')
  await prepareDatabase()
  const known = new Map<string, string>()
  return {
    sectionIdOf: async (name) => {
      const order = known.size
      const id = known.get(name) ?? `section-${order}`
      if (known.has(name)) return id
      known.set(name, id)
      await saveSection(SYSTEM_ACTOR, {
        id,
        slug: id,
        name: name.slice(0, SECTION_NAME_LENGTH_MAX).trim() || 'Unnamed',
        description: '',
        parentId: null,
        order,
        hue: 0,
      })
      return id
    },
    close: async () => {
      await closeDatabase()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
