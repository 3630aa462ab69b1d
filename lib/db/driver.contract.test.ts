import { MongoClient, ObjectId, type Collection } from 'mongodb'
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest'
import { MONGODB_TEST_URIS } from './database.test-support'
import { describeAggregations } from './embedded/contract/aggregations'
import type { ContractServer } from './embedded/contract/contract-server'
import { describeFilters } from './embedded/contract/filters'
import { describeReads } from './embedded/contract/reads'
import { describeUpdates } from './embedded/contract/updates'
import { describeWrites } from './embedded/contract/writes'

/**
 * Where the compatible server that runs in CI (SecantusDB 0.7) differs from MongoDB or from us, seen one by one. All
 * else has to agree.
 */
const KNOWN_DIFFERENCES: Record<string, string> = {
  'odd names': 'sorts the fields of one update by name, where we keep their order',
  'gives back every type as it was stored': 'cannot hold dates before the year 1',
  'an _id that is an array': 'accepts an array as _id, which MongoDB refuses',
  'mixed projection': 'refuses it with MongoDB’s newer code 31254, we with 2',
  '$text without a text index': 'has no text indexes at all',
  'a sort direction': 'refuses it with code 15975, we with 2',
  'are listed, made and dropped': 'makes a collection twice without complaint',
}

/** What the embedded server's own tests promise of the driver, asked of servers that nobody here wrote. */
if (MONGODB_TEST_URIS.length === 0) it.skip('needs MONGODB_TEST_URI', () => undefined)

describe.each(MONGODB_TEST_URIS)('the driver on %s', (uri) => {
  let server: ContractServer
  beforeAll(async () => {
    const client = await new MongoClient(uri).connect()
    const db = client.db(`driver-${new ObjectId().toHexString()}`)
    let made = 0
    const fresh = (): Collection => db.collection(`c${(made += 1)}`)
    server = { client, db, fresh }
  })
  afterAll(async () => {
    await server.db.dropDatabase()
    await server.client.close()
  })
  beforeEach(({ task, skip }) => {
    const difference = KNOWN_DIFFERENCES[task.name]
    if (difference !== undefined) skip(difference)
  })
  const connected = () => server
  describeFilters(connected)
  describeUpdates(connected)
  describeReads(connected)
  describeWrites(connected)
  describeAggregations(connected)
})
