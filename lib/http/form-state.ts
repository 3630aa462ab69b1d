import type { FieldErrors } from '@/lib/errors'

/** What a form knows of its last sending: what was wrong, in words and by field, and what had been typed. */
export type FormState = {
  kind: 'new' | 'refused' | 'done'
  message: string
  fields: FieldErrors
  /** Never a password or a code. */
  values: Record<string, string>
}

export const NEW_FORM: FormState = { kind: 'new', message: '', fields: {}, values: {} }
