import { COMMON_WORDS } from './common-words'

export const PASSWORD_LENGTH_MIN = 10
/** Longer ones are refused: a hash of megabytes would be a way to keep the site busy. */
export const PASSWORD_LENGTH_MAX = 200

const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  '1qaz2wsx3edc4rfv5tgb',
]

/**
 * Why a password is refused, in words; null where it is not. Length and a list of common ones, no rules about kinds of
 * characters (NIST SP 800-63B, section 5.1.1.2).
 */
export function passwordComplaint(password: string): string | null {
  const length = Array.from(password).length
  if (length < PASSWORD_LENGTH_MIN)
    return `At least ${PASSWORD_LENGTH_MIN} characters, please. A few words in a row are easy to remember.`
  if (length > PASSWORD_LENGTH_MAX) return `At most ${PASSWORD_LENGTH_MAX} characters, please.`
  if (isCommonPassword(password)) return 'This is one of the passwords that are tried first. Please choose another one.'
  return null
}

export type PasswordStrength = 'too short' | 'easy to guess' | 'good' | 'very good'

/** A hint while typing, no promise. */
export function passwordStrength(password: string): PasswordStrength {
  const length = Array.from(password).length
  if (length < PASSWORD_LENGTH_MIN) return 'too short'
  if (isCommonPassword(password)) return 'easy to guess'
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length
  return length + 2 * kinds >= 20 ? 'very good' : 'good'
}

/** Common words, alone or in a row, with digits and signs around them or in place of letters; runs and repetitions. */
function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase()
  if (new Set(lower).size <= 3 || /^(.{1,5})\1+.{0,3}$/u.test(lower)) return true
  const turned = Array.from(lower).reverse().join('')
  if (ROWS.some((row) => isMostly(lower, row) || isMostly(turned, row))) return true
  const bare = lower.replace(/^[^a-z]+|[^a-z]+$/g, '')
  const plain = Array.from(bare, (letter) => LOOKALIKES[letter] ?? letter).join('')
  return [lower, plain].some((text) => rest(text.replace(/[^a-z]/g, '')) === '' && /[a-z]/.test(text))
}

/** True where all but three characters are one run of a row of keys. */
const isMostly = (text: string, row: string) => {
  const doubled = row + row
  return Array.from({ length: 4 }, (_, start) => start).some((start) =>
    Array.from({ length: 4 - start }, (_, cut) => text.slice(start, text.length - cut)).some(
      (part) => part.length >= 7 && doubled.includes(part),
    ),
  )
}

/** What is left of a text when common words are taken off its start again and again. */
function rest(text: string): string {
  const word = COMMON_WORDS.find((known) => text.startsWith(known))
  return word === undefined ? text : rest(text.slice(word.length))
}
