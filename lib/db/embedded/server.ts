import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { join } from 'node:path'
import { serveConnection } from './connection'
import { announce, livingEndpoints, removeEndpoint, socketPath } from './endpoints'
import type { Endpoint } from './endpoints'
import { openEngine } from './engine'
import type { Engine, Log, SlowQuery } from './engine'
import { startExpiry } from './expiry'
import { finishBuilds } from './index-build'
import { createCredentials, createLogin } from './scram'
import type { Credentials } from './scram'

export type { Log, SlowQuery } from './engine'

export type EmbeddedServer = {
  /** For `new MongoClient(uri)`. Names no database: `client.db()` is `test`, as with any MongoDB address. */
  uri: string
  /** Ends connections, timers and the file. Clients should be closed first. */
  close(): Promise<void>
  /** Writes a copy of the whole database to `file`, which may be opened like the original. Writers go on meanwhile. */
  backup(file: string): Promise<void>
}

export type EmbeddedServerOptions = {
  dataDirectory: string
  onSlowQuery?: (entry: SlowQuery) => void
  log?: Log
}

const DATABASE_FILE = 'database.sqlite'
const CONNECTIONS_MAX = 500
const USER = 'embedded'

/**
 * Opens (or makes) the database of a data directory and serves it to this user's processes. Another process may serve
 * the same directory at the same time: each listens on a socket of its own, and SQLite keeps their writes apart.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  return startServer(options, process.platform === 'win32' ? 'loopback' : 'socket')
}

/** A server that another living process runs on this data directory. */
export async function findRunningServer(options: { dataDirectory: string }): Promise<{ uri: string } | null> {
  const endpoints = await livingEndpoints(options.dataDirectory)
  const other = endpoints.find((endpoint) => endpoint.process !== process.pid)
  return other === undefined ? null : { uri: other.uri }
}

/** `loopback`: a random port of 127.0.0.1 and a password made at start, for systems without unix sockets. */
export async function startServer(
  options: EmbeddedServerOptions,
  transport: 'socket' | 'loopback',
): Promise<EmbeddedServer> {
  mkdirSync(options.dataDirectory, { recursive: true, mode: 0o700 })
  const dataDirectory = realpathSync(options.dataDirectory)
  // Sweeps away what dead processes left.
  await livingEndpoints(dataDirectory)
  const engine = await openEngine({
    file: join(dataDirectory, DATABASE_FILE),
    onSlowQuery: options.onSlowQuery,
    log: options.log,
  })
  const name = `${process.pid}-${randomBytes(4).toString('hex')}`
  try {
    const listening =
      transport === 'socket' ? await listenOnSocket(engine, dataDirectory, name) : await listenOnLoopback(engine)
    return running(engine, listening, dataDirectory, name)
  } catch (error) {
    engine.close()
    throw error
  }
}

type Listening = { server: Server; sockets: Set<Socket>; uri: string; address: Endpoint['address'] }

function running(engine: Engine, listening: Listening, dataDirectory: string, name: string): EmbeddedServer {
  const { server, sockets, uri, address } = listening
  const endpoint: Endpoint = { process: process.pid, uri, address }
  const file = announce(dataDirectory, name, endpoint)
  const expiry = startExpiry(engine)
  finishBuilds(engine).catch((error: unknown) => {
    // Cut short by closing, it goes on at the next start.
    if (!engine.isClosed()) engine.log('error', 'An index of the embedded database could not be completed', { error })
  })
  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    removeEndpoint(file, endpoint)
    await expiry.stop()
    const closed = new Promise<void>((resolve) =>
      server.close(() => {
        resolve()
      }),
    )
    for (const socket of sockets) socket.destroy()
    await closed
    engine.close()
  }
  return {
    uri,
    close: () => (closing ??= close()),
    backup: async (target) => {
      const draft = `${target}.part`
      rmSync(draft, { force: true })
      await engine.store.backup(draft)
      renameSync(draft, target)
      chmodSync(target, 0o600)
    },
  }
}

async function listenOnSocket(engine: Engine, dataDirectory: string, name: string): Promise<Listening> {
  const path = socketPath(dataDirectory, name)
  const { server, sockets } = await listen(engine, null, { path })
  chmodSync(path, 0o600)
  return { server, sockets, uri: uriFor(encodeURIComponent(path)), address: { path } }
}

async function listenOnLoopback(engine: Engine): Promise<Listening> {
  const password = randomBytes(24).toString('base64url')
  const { server, sockets } = await listen(engine, createCredentials(USER, password), { host: '127.0.0.1', port: 0 })
  const { port } = server.address() as AddressInfo
  const uri = uriFor(`${USER}:${password}@127.0.0.1:${port}`, '&authMechanism=SCRAM-SHA-256')
  return { server, sockets, uri, address: { port } }
}

const uriFor = (host: string, more = ''): string => `mongodb://${host}/?directConnection=true${more}`

async function listen(
  engine: Engine,
  credentials: Credentials | null,
  where: { path: string } | { host: string; port: number },
): Promise<{ server: Server; sockets: Set<Socket> }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    serveConnection(engine, socket, credentials === null ? null : createLogin(credentials))
  })
  server.maxConnections = CONNECTIONS_MAX
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(where, resolve)
  })
  server.on('error', (error) => {
    engine.log('error', 'The embedded database socket failed', { error })
  })
  return { server, sockets }
}
