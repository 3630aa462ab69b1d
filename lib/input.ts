import type { z } from 'zod'
import { AppError } from './errors'

/** Parses what came from outside. Throws INVALID with a sentence for every field that was refused. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]))
  const sentences = Object.entries(fields).map(([field, message]) => (field === '' ? message : `${field}: ${message}`))
  throw new AppError('INVALID', `This cannot be saved as it is. ${sentences.join('. ')}`, { fields })
}
