import { sectionSchema, type Section } from './section'

/** A sound section that is called as its id, with what a test cares about put in its place. */
export const sectionWith = (overrides: Partial<Section> & { id: string }): Section =>
  sectionSchema.parse({
    slug: overrides.id,
    name: overrides.id,
    description: '',
    parentId: null,
    order: 0,
    hue: 20,
    ...overrides,
  })
