export const ERROR_CODES = [
  'INVALID',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'RATE_LIMITED',
  'UNAVAILABLE',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** One sentence for each field that was refused, keyed by the field's path. */
export type FieldErrors = Record<string, string>

/**
 * An error that a person can act on: it was expected, and the request must stop.
 * The message is shown as it is, so it names what is wrong and the way out. Anything that is not an AppError is a bug.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: FieldErrors
  /** How long to wait before asking again; 0 where waiting does not help. */
  readonly retryAfterSeconds: number

  constructor(
    code: ErrorCode,
    message: string,
    options: { fields?: FieldErrors; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.fields = options.fields ?? {}
    this.retryAfterSeconds = options.retryAfterSeconds ?? 0
  }
}
