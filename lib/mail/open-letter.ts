/** A letter that is not sent yet, or was given up, as the newsroom shows it: never its text, which may hold a code. */
export type OpenLetter = {
  id: string
  about: string
  /** Masked for whoever may not see addresses of accounts. */
  to: string
  state: 'waiting' | 'running' | 'failed'
  /** When it is tried next; of a failed one, when it was given up. */
  at: Date
  tries: number
  triesMax: number
  /** What stopped the last try, as a sentence; null where there was none. */
  trouble: string | null
}

/** "leyla@example.org" as "l…@example.org": enough to tell letters apart and to see whose server it is. */
export const maskAddress = (address: string) => address.replace(/^(.)[^@]*(?=@)/u, '$1…')

const TROUBLES: readonly [RegExp, string][] = [
  [/no attempt came to an end/, 'The site stopped in the middle of every try.'],
  [/ZodError/, 'Another version of the site wrote this letter, and this one cannot read it.'],
  [/refuses this mail for good \((\d+)\)/, 'The mail server refuses this letter for good ($1).'],
  [/ENOTFOUND|EAI_AGAIN/, 'No mail server is known by the name in the settings.'],
  [/ECONN(REFUSED|RESET)|EHOSTUNREACH|ENETUNREACH/, 'The mail server cannot be reached.'],
  [/ETIMEDOUT|timeout|never received/i, 'The mail server did not answer in time.'],
  [/invalid login|\b53[45]\b/i, 'The mail server does not accept the user name or the password of the settings.'],
  [/certificate|\b(SSL|TLS)\b/i, 'The certificate of the mail server is not accepted.'],
  [/\b(4\d\d)\b/, 'The mail server asks to try again later ($1).'],
]
const OWN_WORDS_MAX = 200

/** What a mail server or the way to it said, in a sentence; what is unknown in its own words, with addresses masked. */
export function troubleInWords(error: string): string {
  for (const [pattern, sentence] of TROUBLES) {
    const found = pattern.exec(error)
    if (found) return sentence.replace('$1', found[1] ?? '')
  }
  return error
    .replace(/^\w*Error: /, '')
    .replace(/[^\s<>@]+@[^\s<>@]+/g, maskAddress)
    .slice(0, OWN_WORDS_MAX)
}
