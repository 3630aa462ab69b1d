import { randomBytes } from 'node:crypto'

/** An id for what a form makes: 24 hexadecimal digits, as all ids. */
export const newId = () => randomBytes(12).toString('hex')
