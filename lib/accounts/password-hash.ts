import 'server-only'
import { hash, verify, type Options } from '@node-rs/argon2'
import { AppError } from '@/lib/errors'

/** argon2id with 19 MiB, 2 passes, 1 lane: OWASP's Password Storage Cheat Sheet. The library's algorithm is argon2id. */
const PARAMETERS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** At once; more would take the processor from those who read. */
const RUNNING_MAX = 2
const WAITING_MAX = 20

/** Of a password that nobody has, so that an unknown name costs what a known one does. */
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$c29tZSBzYWx0IGhlcmUhIQ$NObQ0MmBpAhQnVwcKKhGIlGmGVYEkVkNWA4aV3OPfc4'

let running = 0
const waiting: (() => void)[] = []

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(normal(password), PARAMETERS))

/** False for a wrong password and, after the same work, where there is no hash to compare with. */
export async function isPassword(password: string, storedHash: string | null): Promise<boolean> {
  const isRight = await inTurn(() => verify(storedHash ?? NOBODYS_HASH, normal(password)))
  return isRight && storedHash !== null
}

/** The same characters however a keyboard put them together (NIST SP 800-63B, section 5.1.1.2). */
const normal = (password: string) => password.normalize('NFKC')

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= RUNNING_MAX) {
    if (waiting.length >= WAITING_MAX)
      throw new AppError(
        'UNAVAILABLE',
        'Many people are signing in at this moment. Please try again in a few seconds.',
        {
          retryAfterSeconds: 5,
        },
      )
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
