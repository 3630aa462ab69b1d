import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { BSON } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFrameReader } from './frames'
import { failureOf, startTestServer } from './test-server'
import type { TestServer } from './test-server'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const open = async (): Promise<Socket> => {
  const socket = connect(decodeURIComponent(/\/\/(.*?)\//.exec(server.uri)?.[1] ?? ''))
  await once(socket, 'connect')
  return socket
}

const closed = (socket: Socket): Promise<true> =>
  new Promise((resolve) => {
    socket.resume()
    socket.on('error', () => undefined)
    socket.once('close', () => {
      resolve(true)
    })
  })

function frame(operation: number, content: Buffer): Buffer {
  const head = Buffer.alloc(16)
  head.writeInt32LE(16 + content.length, 0)
  head.writeInt32LE(1, 4)
  head.writeInt32LE(operation, 12)
  return Buffer.concat([head, content])
}

const message = (flags: number, ...sections: Buffer[]): Buffer => {
  const bits = Buffer.alloc(4)
  bits.writeUInt32LE(flags)
  return frame(2013, Buffer.concat([bits, ...sections]))
}
const body = (command: object): Buffer => Buffer.concat([Buffer.from([0]), BSON.serialize(command)])
const MORE_TO_COME = 2
const ping = body({ ping: 1, $db: 'test' })

describe('what is no message of the protocol ends its connection and nothing else', () => {
  const cases: [string, Buffer][] = [
    ['a negative length', Buffer.from([0xff, 0xff, 0xff, 0xff])],
    ['a length beyond the limit', Buffer.from([0, 0, 0, 0x7f])],
    ['a length below the header', Buffer.from([5, 0, 0, 0, 0])],
    ['an unknown operation', frame(2012, ping)],
    ['a compressed message', frame(2012, Buffer.alloc(9))],
    ['no content', frame(2013, Buffer.alloc(0))],
    ['unknown flags', message(1 << 3, ping)],
    ['an unknown section', message(0, Buffer.from([7]))],
    ['two bodies', message(0, ping, ping)],
    ['no body', message(0)],
    ['no database', message(0, body({ ping: 1 }))],
    ['a cut document', message(0, ping.subarray(0, ping.length - 3))],
    ['a document that says it is larger', message(0, Buffer.from([0, 0xff, 0, 0, 0, 0]))],
    ['a document that is no BSON', message(0, Buffer.from([0, 12, 0, 0, 0, 0x55, 0x61, 0, 1, 2, 3, 4, 0]))],
    ['a sequence beyond the message', message(0, ping, Buffer.from([1, 0xff, 0xff, 0, 0, 0x61, 0]))],
    ['a sequence of negative size', message(0, ping, Buffer.from([1, 0xff, 0xff, 0xff, 0xff, 0x61, 0]))],
    [
      'a legacy query that is no handshake',
      frame(
        2004,
        Buffer.concat([Buffer.alloc(4), Buffer.from('test.$cmd\0'), Buffer.alloc(8), BSON.serialize({ find: 'x' })]),
      ),
    ],
    ['noise', Buffer.from('GET / HTTP/1.1\r\nHost: example.org\r\n\r\n')],
  ]
  it.each(cases)('%s', async (_, bytes) => {
    const socket = await open()

    socket.write(bytes)

    expect(await closed(socket)).toBe(true)
    expect((await server.db.command({ ping: 1 }))['ok']).toBe(1)
  })

  it('a connection that stops in the middle holds up nobody', async () => {
    const sockets = await Promise.all(Array.from({ length: 50 }, open))
    for (const socket of sockets) socket.write(message(0, ping).subarray(0, 20))

    expect((await server.db.command({ ping: 1 }))['ok']).toBe(1)
    for (const socket of sockets) socket.destroy()
  })

  it('a message that comes byte by byte is a message', () => {
    const reader = createFrameReader(1000)
    const bytes = message(0, ping)

    const frames = [...bytes].flatMap((byte) => reader.push(Buffer.from([byte])))

    expect(frames).toEqual([bytes])
    expect(reader.isWaiting()).toBe(false)
  })

  it('messages that come together are answered one by one', async () => {
    const socket = await open()
    const answers: number[] = []
    const answered = new Promise<void>((resolve) => {
      socket.on('data', (piece: Buffer) => {
        answers.push(
          ...createFrameReader(100_000)
            .push(piece)
            .map((one) => one.readInt32LE(8)),
        )
        if (answers.length >= 3) resolve()
      })
    })

    socket.write(Buffer.concat([message(0, ping), message(0, ping), message(0, ping)]))
    await answered
    socket.destroy()

    expect(answers).toEqual([1, 1, 1])
  })

  it('an unacknowledged write is done and not answered', async () => {
    const socket = await open()
    const count = Buffer.from(message(0, body({ count: 'quiet', $db: 'test' })))
    count.writeInt32LE(2, 4)

    socket.write(message(MORE_TO_COME, body({ insert: 'quiet', documents: [{}], $db: 'test' })))
    socket.write(count)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    socket.destroy()

    expect(answer.readInt32LE(8)).toBe(2)
    expect(BSON.deserialize(answer.subarray(21))).toMatchObject({ n: 1 })
  })
})

describe('names from outside are only names', () => {
  const names = [
    '$set',
    'a.b',
    '',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '$where',
    "'; DROP TABLE meta; --",
    'ünï',
    '0',
  ]

  it.each(names)('a field called %j is stored and given back', async (name) => {
    const collection = server.fresh()
    const source: object = Object.fromEntries<unknown>([
      ['_id', 1],
      [name, { [name === '__proto__' ? 'x' : name]: 'inner' }],
    ])

    await collection.insertOne(source)
    const found = await collection.findOne()

    expect(Object.getOwnPropertyDescriptor(found, name)?.value).toEqual(
      Object.getOwnPropertyDescriptor(source, name)?.value,
    )
    expect(({} as Record<string, unknown>)['inner']).toBeUndefined()
  })

  const polluting: [string, (name: string) => Promise<unknown>][] = [
    ['$set', (name) => server.db.collection('p').updateOne({}, { $set: { [name]: 1 } }, { upsert: true })],
    ['$rename', (name) => server.db.collection('p').updateOne({}, { $rename: { a: name } }, { upsert: true })],
    [
      'a filter',
      (name) =>
        server.db
          .collection('p')
          .find({ [name]: 1 })
          .toArray(),
    ],
    ['an upsert', (name) => server.db.collection('p').updateOne({ [name]: 1 }, { $set: { a: 1 } }, { upsert: true })],
    [
      'a projection',
      (name) =>
        server.db
          .collection('p')
          .find({}, { projection: { [name]: 1 } })
          .toArray(),
    ],
    [
      'a pipeline',
      (name) =>
        server.db
          .collection('p')
          .aggregate([{ $addFields: { [name]: 1 } }])
          .toArray(),
    ],
    [
      'an expression',
      (name) =>
        server.db
          .collection('p')
          .aggregate([{ $project: { a: `$${name}` } }])
          .toArray(),
    ],
  ]
  it.each(polluting)('__proto__ in %s is refused and pollutes nothing', async (_, call) => {
    const failures = await Promise.all(
      ['__proto__.polluted', 'a.__proto__.polluted'].map((name) => failureOf(() => call(name))),
    )

    expect(failures.map((failure) => failure.name)).toEqual(['MongoServerError', 'MongoServerError'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('a path through constructor.prototype changes the document and nothing else', async () => {
    const collection = server.fresh()

    await collection.updateOne({ _id: 1 as never }, { $set: { 'constructor.prototype.polluted': 1 } }, { upsert: true })

    expect(await collection.findOne({ 'constructor.prototype.polluted': 1 })).toMatchObject({ _id: 1 })
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  const collections = ["x'; DROP TABLE meta; --", 'a.b.c', 'ünï', '"quoted"', 'x'.repeat(150)]
  it.each(collections)('a collection called %j is a collection', async (name) => {
    const collection = server.db.collection(name)

    await collection.createIndex({ [`k"'`]: 1 }, { name: `i'"; DROP` }, {})
    await collection.insertOne({ [`k"'`]: 'v' })

    expect(await collection.countDocuments({ [`k"'`]: 'v' })).toBe(1)
    expect(await collection.drop()).toBe(true)
  })

  const refused = ['', 'a\0b', 'a$b', '.a', 'a.', 'system.users', 'x'.repeat(300)]
  it.each(refused)('a collection called %j is refused', async (name) => {
    expect((await failureOf(() => server.db.command({ insert: name, documents: [{}] }))).code).toBe(73)
  })
})

describe('sizes', () => {
  it('a document of nearly 16 MB goes in and out', async () => {
    const collection = server.fresh()
    const text = 'x'.repeat(16 * 1024 * 1024 - 100)

    await collection.insertOne({ text })

    expect(((await collection.findOne())?.['text'] as string).length).toBe(text.length)
  })

  it('a document that an update makes larger than 16 MB is refused and stays as it was', async () => {
    const collection = server.fresh()
    await collection.insertOne({ n: 1, text: 'x'.repeat(9 * 1024 * 1024) })

    const failure = await failureOf(() =>
      collection.updateOne({ n: 1 }, { $set: { more: 'y'.repeat(9 * 1024 * 1024) } }),
    )

    expect(failure.code).toBe(10334)
    expect(await collection.countDocuments({ more: { $exists: true } })).toBe(0)
  })

  it('a filter nested a thousand levels deep is refused', async () => {
    const deep = Array.from({ length: 1000 }).reduce<object>((inner) => ({ $and: [inner] }), { a: 1 })

    expect((await failureOf(() => server.fresh().find(deep).toArray())).name).toBe('MongoServerError')
  })

  it('an update cannot make an array of millions by one far place', async () => {
    const collection = server.fresh()
    await collection.insertOne({ a: [] })

    expect((await failureOf(() => collection.updateOne({}, { $set: { 'a.5000000': 1 } }))).code).toBe(2)
  })

  it('a long command leaves the others their turn', async () => {
    const collection = server.fresh()
    await collection.insertMany(Array.from({ length: 5000 }, (_, n) => ({ n, pad: 'x'.repeat(1000) })))
    const delay = monitorEventLoopDelay({ resolution: 5 })

    delay.enable()
    await collection.aggregate([{ $group: { _id: '$pad', n: { $sum: '$n' } } }]).toArray()
    delay.disable()

    expect(delay.max / 1e6).toBeLessThan(500)
  })
})
