import 'server-only'
import { find, listFormerAfter, listHeld } from './address-repository'

/** Whether a section or a page stands at a first path segment, past every cache. */
export const isAddressHeld = async (name: string): Promise<boolean> => (await find(name)) !== null

/** Names that sections and pages had before and that lead to them, in order, after one of them. */
export const listFormerAddressesAfter = (name: string, limit: number) => listFormerAfter(name, limit)

/** Those of at most 500 first path segments at which a section or a page stands, or stood before: it leads on from there. */
export const findHeldNames = (names: readonly string[]): Promise<string[]> => listHeld(names)
