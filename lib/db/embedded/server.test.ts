import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { announce } from './endpoints'
import { findRunningServer, startEmbeddedServer, startServer } from './server'
import { failureOf } from './test-server'

/** Beyond the largest process number of any system. */
const DEAD = 2 ** 30

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'embedded-'))
})
afterEach(() => {
  rmSync(directory, { recursive: true, force: true })
})

const connectTo = (uri: string): Promise<MongoClient> =>
  new MongoClient(uri, { serverSelectionTimeoutMS: 2000 }).connect()
const pathIn = (uri: string): string => decodeURIComponent(/\/\/(.*?)\//.exec(uri)?.[1] ?? '')

describe('the server', () => {
  it('lets nobody but its user reach socket and file', async () => {
    const server = await startEmbeddedServer({ dataDirectory: directory })

    const modes = [pathIn(server.uri), join(pathIn(server.uri), '..'), join(directory, 'database.sqlite')].map((path) =>
      (statSync(path).mode & 0o777).toString(8),
    )
    await server.close()

    expect(modes).toEqual(['600', '700', '600'])
  })

  it('finds a short path for its socket however deep its data lies', async () => {
    const deep = join(directory, 'a'.repeat(100), 'b'.repeat(100))

    const server = await startEmbeddedServer({ dataDirectory: deep })
    const client = await connectTo(server.uri)
    const pong = await client.db().command({ ping: 1 })
    await client.close()
    await server.close()

    expect(Buffer.byteLength(pathIn(server.uri))).toBeLessThan(104)
    expect(pong['ok']).toBe(1)
  })

  it('keeps everything over a restart', async () => {
    const first = await startEmbeddedServer({ dataDirectory: directory })
    const client = await connectTo(first.uri)
    await client.db().collection('c').createIndex({ k: 1 }, { unique: true }, {})
    await client.db().collection('c').insertOne({ k: 1 })
    await client.close()
    await first.close()

    const second = await startEmbeddedServer({ dataDirectory: directory })
    const again = await connectTo(second.uri)
    const found = await again.db().collection('c').findOne({ k: 1 })
    const failure = await failureOf(() => again.db().collection('c').insertOne({ k: 1 }))
    await again.close()
    await second.close()

    expect(found).toMatchObject({ k: 1 })
    expect(failure.code).toBe(11000)
  })

  it('may be started twice on one directory, and each outlives the other', async () => {
    const first = await startEmbeddedServer({ dataDirectory: directory })
    const second = await startEmbeddedServer({ dataDirectory: directory })
    const one = await connectTo(first.uri)
    const two = await connectTo(second.uri)

    await one.db().collection('c').insertOne({ from: 'one' })
    const seen = await two.db().collection('c').countDocuments()
    await one.close()
    await first.close()
    await two.db().collection('c').insertOne({ from: 'two' })
    const after = await two.db().collection('c').countDocuments()
    await two.close()
    await second.close()

    expect([seen, after]).toEqual([1, 2])
  })

  it('leaves no socket and no address when it is closed, and may be closed twice', async () => {
    const server = await startEmbeddedServer({ dataDirectory: directory })

    await Promise.all([server.close(), server.close()])

    expect(readdirSync(directory).filter((name) => !name.startsWith('database.sqlite'))).toEqual(['sockets'])
    expect(readdirSync(join(directory, 'sockets'))).toEqual([])
  })

  it('makes a copy while it is written to, which opens like the original', async () => {
    const server = await startEmbeddedServer({ dataDirectory: directory })
    const client = await connectTo(server.uri)
    await client
      .db()
      .collection('c')
      .insertMany(Array.from({ length: 200 }, (_, n) => ({ n, pad: 'x'.repeat(1000) })))
    const copy = join(directory, 'copy')
    mkdirSync(copy)

    const writing = Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        client
          .db()
          .collection('c')
          .insertOne({ n: 1000 + n }),
      ),
    )
    await server.backup(join(copy, 'database.sqlite'))
    await writing
    await client.close()
    await server.close()
    const restored = await startEmbeddedServer({ dataDirectory: copy })
    const again = await connectTo(restored.uri)
    const count = await again
      .db()
      .collection('c')
      .countDocuments({ n: { $lt: 1000 } })
    await again.close()
    await restored.close()

    expect(count).toBe(200)
  })
})

describe('another process', () => {
  it('is not taken for this one', async () => {
    const server = await startEmbeddedServer({ dataDirectory: directory })

    expect(await findRunningServer({ dataDirectory: directory })).toBeNull()
    await server.close()
  })

  it('is found while it lives', async () => {
    const server = await startEmbeddedServer({ dataDirectory: directory })
    announce(directory, '1-living', { process: 1, uri: server.uri, address: { path: pathIn(server.uri) } })

    expect(await findRunningServer({ dataDirectory: directory })).toEqual({ uri: server.uri })
    await server.close()
  })

  it('that died is not found, and what it left is cleared away', async () => {
    const path = join(directory, 'sockets', `${DEAD}-dead.sock`)
    mkdirSync(join(directory, 'sockets'))
    writeFileSync(path, '')
    announce(directory, `${DEAD}-dead`, { process: DEAD, uri: 'mongodb://nowhere', address: { path } })

    expect(await findRunningServer({ dataDirectory: directory })).toBeNull()
    expect(readdirSync(directory)).toEqual(['sockets'])
    expect(readdirSync(join(directory, 'sockets'))).toEqual([])
  })

  it('of a directory that does not exist is none', async () => {
    expect(await findRunningServer({ dataDirectory: join(directory, 'missing') })).toBeNull()
  })
})

describe('where there are no unix sockets', () => {
  it('the password in the address opens the loopback port', async () => {
    const server = await startServer({ dataDirectory: directory }, 'loopback')

    const client = await connectTo(server.uri)
    await client.db().collection('c').insertOne({ k: 1 })
    const count = await client.db().collection('c').countDocuments()
    await client.close()
    await server.close()

    expect(server.uri).toMatch(/@127\.0\.0\.1:\d+\//)
    expect(count).toBe(1)
  })

  const intruders: [string, (uri: string) => string][] = [
    ['without a password', (uri) => uri.replace(/\/\/.*@/, '//').replace(/&authMechanism=.*/, '')],
    ['with a wrong password', (uri) => uri.replace(/:[^:@]*@/, ':wrong@')],
    ['with a wrong name', (uri) => uri.replace('embedded:', 'root:')],
  ]
  it.each(intruders)('nobody comes in %s', async (_, change) => {
    const server = await startServer({ dataDirectory: directory }, 'loopback')
    const client = new MongoClient(change(server.uri), { serverSelectionTimeoutMS: 2000 })

    const failure = await failureOf(() => client.db().collection('c').insertOne({ k: 1 }))
    await client.close()
    await server.close()

    expect([13, 18]).toContain(failure.code)
  })

  it('the port is open to this machine only', async () => {
    const server = await startServer({ dataDirectory: directory }, 'loopback')
    const port = Number(/:(\d+)\/\?/.exec(server.uri)?.[1])

    const address = await new Promise<string | undefined>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        resolve(socket.remoteAddress)
        socket.destroy()
      })
    })
    await server.close()

    expect(address).toBe('127.0.0.1')
  })
})
