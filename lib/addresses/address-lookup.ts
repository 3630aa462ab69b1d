import 'server-only'
import { find } from './address-repository'

/** Whether a section or a page stands at a first path segment, past every cache. */
export const isAddressHeld = async (name: string): Promise<boolean> => (await find(name)) !== null
