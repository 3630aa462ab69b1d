import { z } from 'zod'
import { plainLetters } from '@/lib/text'
import { PASSWORD_LENGTH_MAX, passwordComplaint } from './password'
import { ROLES, type Actor, type Role } from './permissions'

export const SIGN_IN_PROVIDERS = ['google', 'facebook', 'apple'] as const
export type SignInProvider = (typeof SIGN_IN_PROVIDERS)[number]

/** A person with an account. The password's hash never leaves the repository's folder. */
export type Account = {
  id: string
  name: string
  userName: string
  email: string
  role: Role
  state: 'active' | 'disabled'
  hasPassword: boolean
  /** Part of every session. Raising it ends all of them at once. */
  sessionVersion: number
  createdAt: Date
}

export const nameSchema = z.string().trim().min(1, 'Please give a name.').max(80, 'At most 80 characters.')
export const emailSchema = z.string().trim().max(254).pipe(z.email('This is not an e-mail address.'))
export const userNameSchema = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}](?:[\p{L}\p{N}._-]{1,28})[\p{L}\p{N}]$/u, '3 to 30 letters, digits, dots or hyphens.')
export const roleSchema = z.enum(ROLES)
export const newPasswordSchema = z.string().superRefine((password, context) => {
  const complaint = passwordComplaint(password)
  if (complaint !== null) context.addIssue({ code: 'custom', message: complaint })
})
/** A password that is compared, not made: its length is bounded before anything is counted from it. */
export const givenPasswordSchema = z.string().min(1, 'Please give your password.').max(PASSWORD_LENGTH_MAX)
export const codeSchema = z
  .string()
  .transform((code) => code.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'The code has six digits.'))
export const challengeSchema = z.string().regex(/^[0-9a-f]{24}$/, 'Please ask for a new code.')

/** What an address is found by: the domain and, as every large provider has it, the name before it know no case. */
export const emailKey = (email: string) => email.trim().normalize('NFC').toLowerCase()

/** What a user name is found by: Əli, əli and Eli are one, so that nobody can pass for somebody else by a letter. */
export const userNameKey = (userName: string) => plainLetters(userName.trim())

export const toActor = ({ id, name, role }: Pick<Account, 'id' | 'name' | 'role'>): Actor => ({ id, name, role })

/** Whoever asks without having signed in: known by the network alone, which limits count. */
export type Visitor = { network: string; agent: string }

/** "Firefox on Linux": enough to recognise a session by, too little to recognise a person. */
export function agentLabel(userAgent: string): string {
  const browser = /Edg|OPR|Firefox|Chrome|Safari/.exec(userAgent)?.[0] ?? ''
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(userAgent)?.[0] ?? ''
  const named = { Edg: 'Edge', OPR: 'Opera' }[browser] ?? browser
  if (named === '') return 'A browser'
  return system === '' ? named : `${named} on ${system}`
}
