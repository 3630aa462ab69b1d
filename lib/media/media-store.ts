import type { Readable } from 'node:stream'

/**
 * Where the bytes of the library stand, by name ("originals/…"). A name is written whole or not at all, and what was
 * written is read by every process of the site. The same promises on a disk and on any S3-compatible store.
 */
export type MediaStore = {
  put: (name: string, bytes: Uint8Array, options: { type: string }) => Promise<void>
  /** Null where there is nothing by this name; so with the others. */
  get: (name: string) => Promise<Buffer | null>
  stat: (name: string) => Promise<{ bytes: number } | null>
  stream: (name: string) => Promise<Readable | null>
  /** Removing what is not there is fine. */
  remove: (name: string) => Promise<void>
}
