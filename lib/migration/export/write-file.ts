import 'server-only'
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Writes what comes, no faster than the disk takes it, and says what was written. */
export async function writeFileOf(
  path: string,
  chunks: AsyncIterable<string | Uint8Array>,
): Promise<{ bytes: number; sha256: string }> {
  await mkdir(dirname(path), { recursive: true })
  const hash = createHash('sha256')
  let bytes = 0
  const counted = async function* () {
    for await (const chunk of chunks) {
      const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      hash.update(buffer)
      bytes += buffer.byteLength
      yield buffer
    }
  }
  await pipeline(Readable.from(counted()), createWriteStream(path))
  return { bytes, sha256: hash.digest('hex') }
}
