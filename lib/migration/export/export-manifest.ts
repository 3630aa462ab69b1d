import { z } from 'zod'

export const MANIFEST_FILE = 'manifest.json'
export const WORDPRESS_FILE = 'wordpress.xml'
export const EXPORT_FORMAT = 'daily-digest-export'
/** Counts up with every change that an older program could not read. */
export const EXPORT_VERSION = 1

const fileSchema = z.object({
  file: z.string().max(200),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})

export const manifestSchema = z.object({
  format: z.literal(EXPORT_FORMAT, 'is not the manifest of an export of Daily Digest'),
  version: z.literal(EXPORT_VERSION, `is not ${EXPORT_VERSION}, the version that this program reads`),
  exportedAt: z.iso.datetime(),
  site: z.object({ name: z.string(), url: z.string() }),
  hasPeople: z.boolean(),
  /** The files under `data/` with the number of their rows. */
  data: z.array(fileSchema.extend({ rows: z.number().int().min(0) })).max(100),
  /** `missing`: files of the library whose bytes were not where they should be. */
  media: z.object({ files: z.number().int(), bytes: z.number().int(), missing: z.array(z.string()) }),
  html: z.object({ files: z.number().int() }),
  wordPress: fileSchema.extend({ items: z.number().int() }).nullable(),
  /** Rows that were written as they stand in the database, although they break a rule: they cannot be put back as they are. */
  unsound: z.array(z.object({ file: z.string(), line: z.number().int(), what: z.string() })),
})
export type Manifest = z.infer<typeof manifestSchema>
