import { z } from 'zod'
import { FILE_BYTES_MAX } from './media'

/** A file comes in parts of this size, the last one shorter: whatever breaks off costs one part. */
export const PART_BYTES = 2 * 1024 * 1024

export const uploadSchema = z.object({
  fileName: z.string().trim().min(1).max(300),
  bytes: z
    .number()
    .int()
    .positive('This file is empty.')
    .max(FILE_BYTES_MAX, `This file is larger than ${FILE_BYTES_MAX / 1024 / 1024} MB. Save it smaller.`),
})

/** What is on its way: `received` counts whole parts only, and is where sending goes on. */
export type Upload = z.infer<typeof uploadSchema> & { id: string; accountId: string; received: number; expiresAt: Date }

export const partCount = (bytes: number) => Math.ceil(bytes / PART_BYTES)
