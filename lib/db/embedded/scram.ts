import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto'
import { answer } from './command'
import type { Command, Reply } from './command'
import { DatabaseError, errorReply } from './errors'

/** What a server keeps instead of a password (RFC 5802, with SHA-256 as in RFC 7677). */
export type Credentials = { user: string; salt: Buffer; iterations: number; storedKey: Buffer; serverKey: Buffer }

/** One connection's way in. Answers null once its client has shown that it knows the password. */
export type Login = { answer(command: Command): Reply | null }

const ITERATIONS = 15_000

const hmac = (key: Buffer, text: string | Buffer): Buffer => createHmac('sha256', key).update(text).digest()
const hash = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

export function createCredentials(user: string, password: string): Credentials {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256')
  return {
    user,
    salt,
    iterations: ITERATIONS,
    storedKey: hash(hmac(salted, 'Client Key')),
    serverKey: hmac(salted, 'Server Key'),
  }
}

const OPEN = ['hello', 'ismaster', 'isMaster', 'ping', 'endSessions']

type Exchange = { clientFirst: string; serverFirst: string; nonce: string }

/**
 * SCRAM-SHA-256, the server's half of what every driver speaks. Needed only where there are no unix sockets to keep
 * other users out.
 */
export function createLogin(credentials: Credentials): Login {
  let isKnown = false
  let exchange: Exchange | null = null

  const start = (command: Command): Reply => {
    exchange = null
    if (command.body['mechanism'] !== 'SCRAM-SHA-256') throw refused()
    const message = textOf(command)
    const clientFirst = message.replace(/^[ny],[^,]*,/, '')
    const fields = fieldsOf(clientFirst)
    const clientNonce = fields.get('r')
    if (fields.get('n') !== credentials.user || clientNonce === undefined || clientNonce === '') throw refused()
    const nonce = clientNonce + randomBytes(24).toString('base64')
    const serverFirst = `r=${nonce},s=${credentials.salt.toString('base64')},i=${credentials.iterations}`
    exchange = { clientFirst, serverFirst, nonce }
    return step(serverFirst, false)
  }

  const finish = (command: Command): Reply => {
    const begun = exchange
    exchange = null
    if (begun === null) throw refused()
    const message = textOf(command)
    const fields = fieldsOf(message)
    const proof = Buffer.from(fields.get('p') ?? '', 'base64')
    const withoutProof = message.slice(0, message.lastIndexOf(',p='))
    const signed = `${begun.clientFirst},${begun.serverFirst},${withoutProof}`
    const signature = hmac(credentials.storedKey, signed)
    if (fields.get('r') !== begun.nonce || proof.length !== signature.length) throw refused()
    const clientKey = Buffer.from(proof.map((byte, at) => byte ^ (signature[at] ?? 0)))
    if (!timingSafeEqual(hash(clientKey), credentials.storedKey)) throw refused()
    isKnown = true
    return step(`v=${hmac(credentials.serverKey, signed).toString('base64')}`, true)
  }

  return {
    answer: (command) => {
      try {
        if (command.name === 'saslStart') return start(command)
        if (command.name === 'saslContinue') return finish(command)
        if (isKnown || OPEN.includes(command.name)) return null
        throw new DatabaseError('Unauthorized', `command ${command.name} requires authentication`)
      } catch (error) {
        if (!(error instanceof DatabaseError)) throw error
        return { kind: 'document', document: { ok: 0, ...errorReply(error) } }
      }
    },
  }
}

function refused(): DatabaseError {
  return new DatabaseError('AuthenticationFailed', 'Authentication failed.')
}

function textOf(command: Command): string {
  const payload = command.body['payload']
  if (payload instanceof Uint8Array) return Buffer.from(payload).toString('utf8')
  throw refused()
}

function fieldsOf(message: string): Map<string, string> {
  return new Map(message.split(',').map((field) => [field.slice(0, 1), field.slice(2)]))
}

function step(message: string, done: boolean): Reply {
  return answer({ conversationId: 1, done, payload: Buffer.from(message, 'utf8') })
}
