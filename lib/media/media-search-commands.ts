import 'server-only'
import { describeAnew } from './media-repository'

/** For a migration: files from before the library could be searched get what they are found by. */
export const describeMediaAnew = (): Promise<void> => describeAnew()
