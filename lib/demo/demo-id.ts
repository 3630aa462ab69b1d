import { createHash } from 'node:crypto'

/** The same id for the same thing at every seeding: 24 hexadecimal digits, like the database's own. */
export const demoId = (kind: string, name: string) =>
  createHash('sha256').update(`${kind}:${name}`).digest('hex').slice(0, 24)
