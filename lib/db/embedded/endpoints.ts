import { createHash } from 'node:crypto'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'

/** Where a server of a data directory can be reached, as its file in that directory says. */
export type Endpoint = { process: number; uri: string; address: { path: string } | { port: number } }

const FILE = /^endpoint-(\d+)-[\w-]+\.json$/
/** `sun_path` is 104 bytes on macOS, 108 on Linux, with the zero that ends it. */
const SOCKET_BYTES_MAX = 100
const CONNECT_TIMEOUT_MS = 1000

/**
 * A path for a socket that nobody else can reach: in the data directory when that is short enough, else in a
 * directory of this user's under the system's temporary one. What a dead process left at that path is removed.
 */
export function socketPath(dataDirectory: string, name: string): string {
  const near = join(dataDirectory, 'sockets')
  const nearPath = join(near, `${name}.sock`)
  if (Buffer.byteLength(nearPath) <= SOCKET_BYTES_MAX) {
    makePrivate(near)
    rmSync(nearPath, { force: true })
    return nearPath
  }
  const user = userInfo().uid
  const far = join(tmpdir(), `embedded-db-${user}`)
  makePrivate(far)
  const hash = createHash('sha256').update(realpathSync(dataDirectory)).digest('hex').slice(0, 16)
  const farPath = join(far, `${hash}-${name}.sock`)
  if (Buffer.byteLength(farPath) > SOCKET_BYTES_MAX) {
    throw new Error(
      `No place for a socket: ${farPath} is longer than ${SOCKET_BYTES_MAX} bytes. Set TMPDIR to a shorter directory.`,
    )
  }
  rmSync(farPath, { force: true })
  return farPath
}

/** A directory of mode 0700 that is this user's own: anyone may have made one of that name before us. */
function makePrivate(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const found = lstatSync(directory)
  if (!found.isDirectory() || found.uid !== userInfo().uid) {
    throw new Error(`${directory} belongs to somebody else: the database socket cannot be put there`)
  }
  chmodSync(directory, 0o700)
}

/** Tells other processes of this user where the server is. The file may hold a password: mode 0600. */
export function announce(dataDirectory: string, name: string, endpoint: Endpoint): string {
  const file = join(dataDirectory, `endpoint-${name}.json`)
  const draft = `${file}.new`
  writeFileSync(draft, JSON.stringify(endpoint), { mode: 0o600 })
  renameSync(draft, file)
  return file
}

/** The servers that answer now. What dead processes left behind is removed. */
export async function livingEndpoints(dataDirectory: string): Promise<Endpoint[]> {
  const living: Endpoint[] = []
  for (const file of listFiles(dataDirectory)) {
    const endpoint = readEndpoint(file)
    if (endpoint !== null && (await answers(endpoint))) living.push(endpoint)
    else if (endpoint === null || !isRunning(endpoint.process)) removeEndpoint(file, endpoint)
  }
  return living
}

function listFiles(dataDirectory: string): string[] {
  try {
    return readdirSync(dataDirectory)
      .filter((name) => FILE.test(name))
      .map((name) => join(dataDirectory, name))
  } catch {
    return []
  }
}

/** A living process that does not answer is busy, not gone: its address stays. */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function readEndpoint(file: string): Endpoint | null {
  try {
    const endpoint = JSON.parse(readFileSync(file, 'utf8')) as Partial<Endpoint>
    const isWhole =
      typeof endpoint.uri === 'string' && typeof endpoint.process === 'number' && endpoint.address !== undefined
    return isWhole ? (endpoint as Endpoint) : null
  } catch {
    return null
  }
}

export function removeEndpoint(file: string, endpoint: Endpoint | null): void {
  rmSync(file, { force: true })
  if (endpoint === null || !('path' in endpoint.address)) return
  // Only what looks like one of ours: the file could have been written by a mistake.
  const { path } = endpoint.address
  if (path.endsWith('.sock') && ['sockets', `embedded-db-${userInfo().uid}`].includes(basename(dirname(path))))
    rmSync(path, { force: true })
}

async function answers(endpoint: Endpoint): Promise<boolean> {
  return new Promise((resolve) => {
    const socket =
      'path' in endpoint.address ? connect(endpoint.address.path) : connect(endpoint.address.port, '127.0.0.1')
    const settle = (isAlive: boolean) => () => {
      socket.destroy()
      resolve(isAlive)
    }
    socket.setTimeout(CONNECT_TIMEOUT_MS)
    socket.on('connect', settle(true)).on('error', settle(false)).on('timeout', settle(false))
  })
}
