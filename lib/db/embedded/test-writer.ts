import { writeSync } from 'node:fs'
import { MongoClient } from 'mongodb'
import type { Collection } from 'mongodb'
import { startEmbeddedServer } from './server'

type Entry = { _id: string; n: number; title: string; body: string; tags: string[] }
type Counter = { _id: string; n: number }

/**
 * A process of its own that writes until it is killed (`endless`), or adds to a shared counter so many times
 * (`count`). Says on its output what has been acknowledged, one line each, and nothing else.
 */
const [directory = '', mode = 'endless', many = '0'] = process.argv.slice(2)
const server = await startEmbeddedServer({ dataDirectory: directory })
const client = await new MongoClient(server.uri).connect()
const db = client.db('test')
if (mode === 'endless') await writeForever(db.collection<Entry>('entries'))
await countUp(db.collection<Counter>('counters'), db.collection<Entry>('entries'), Number(many))
await client.close()
await server.close()

async function writeForever(entries: Collection<Entry>): Promise<never> {
  const body = 'lorem ipsum dolor sit amet '.repeat(100)
  for (let at = 0; ; at++) {
    const name = `${process.pid}-${at}`
    await entries.insertOne({ _id: name, n: 0, title: `common word${at}`, body, tags: ['x', `t${at % 7}`] })
    acknowledge(`inserted ${name}`)
    if (at < 5) continue
    const earlier = `${process.pid}-${at - 5}`
    await entries.updateOne(
      { _id: earlier },
      { $set: { n: at, title: `common changed${at}` }, $push: { tags: `t${at}` } },
    )
    acknowledge(`updated ${earlier} ${at}`)
  }
}

async function countUp(counters: Collection<Counter>, entries: Collection<Entry>, times: number): Promise<void> {
  for (let at = 0; at < times; at++) {
    const change = { $inc: { n: 1 } }
    if (at % 2 === 0) await counters.updateOne({ _id: 'shared' }, change, { upsert: true })
    else await counters.findOneAndUpdate({ _id: 'shared' }, change, { upsert: true })
    if (at % 10 === 0)
      await entries.insertOne({ _id: `${process.pid}-${at}`, n: at, title: 'common', body: '', tags: [] })
  }
  acknowledge(`counted ${times}`)
}

/** Straight to the pipe: what is said here must be said even if the process is killed next. */
function acknowledge(line: string): void {
  writeSync(1, `${line}\n`)
}
