import { z } from 'zod'

const path = z
  .string()
  .trim()
  .max(600)
  .regex(/^\/(?!\/)[^\s?#]*$/, 'is not a path of this site, such as /2019/05/a-story')
  .transform(withoutSlashAtEnd)

/** From an address at which nothing stands any more to one of this site. What stands somewhere always wins over it. */
export const redirectSchema = z
  .object({ from: path, to: path, origin: z.enum(['import', 'editor']) })
  .refine(({ from, to }) => from !== to && from !== '/', 'leads to itself')
export type Redirect = z.infer<typeof redirectSchema> & { createdAt: Date }

/** Expires with any change of a redirect: lost addresses and redirects carry it. */
export const REDIRECTS_TAG = 'redirects'

/** An old address as it is kept and looked for: decoded, in one normal form, without the slash at its end. */
export function redirectKey(written: string): string {
  return withoutSlashAtEnd(decoded(written).normalize('NFC'))
}

function withoutSlashAtEnd(written: string): string {
  return written.length > 1 ? written.replace(/\/+$/, '') : written
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written)
  } catch {
    return written
  }
}
