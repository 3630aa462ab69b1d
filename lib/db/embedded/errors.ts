import { BSONError } from 'bson'
import { MingoError } from 'mingo/util'

export type Document = Record<string, unknown>

/** MongoDB's own codes (src/mongo/base/error_codes.yml), so that drivers and applications need not know who answers. */
const CODES = {
  InternalError: 1,
  BadValue: 2,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  ProtocolError: 17,
  AuthenticationFailed: 18,
  IllegalOperation: 20,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  NamespaceExists: 48,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  LockBusy: 46,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  WriteConflict: 112,
  CannotIndexParallelArrays: 171,
  NotImplemented: 238,
  ExceededMemoryLimit: 292,
  DuplicateKey: 11000,
  BSONObjectTooLarge: 10334,
  IDLUnknownField: 40415,
} as const

export type CodeName = keyof typeof CODES

/** An answer that a driver turns into a MongoServerError with this code and message. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly code: number

  constructor(
    readonly codeName: CodeName,
    message: string,
    readonly details: Document = {},
  ) {
    super(message)
    this.code = CODES[codeName]
  }
}

/** What MongoDB can do and this server does not: always said by name, never done by halves. */
export function unsupported(what: string): DatabaseError {
  return new DatabaseError('NotImplemented', `The embedded database does not support ${what}`)
}

const SQLITE_BUSY = 5

/** Anything thrown becomes an answer; only the unexpected becomes an internal error. */
export function toDatabaseError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error
  if (!(error instanceof Error)) return new DatabaseError('InternalError', String(error))
  if (error instanceof MingoError) return new DatabaseError('BadValue', error.message)
  if (error instanceof BSONError) return new DatabaseError('InvalidBSON', error.message)
  if ((error as { errcode?: unknown }).errcode === SQLITE_BUSY) return new DatabaseError('LockBusy', error.message)
  return new DatabaseError('InternalError', error.message)
}

/** The fields of a failed command's or a failed write's answer. */
export function errorReply(error: DatabaseError): Document {
  return { errmsg: error.message, code: error.code, codeName: error.codeName, ...error.details }
}
