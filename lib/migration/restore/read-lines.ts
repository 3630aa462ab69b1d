import { AppError } from '@/lib/errors'

/** Longer than any row that an export writes: a text has 500,000 characters at most, an escape of JSON six. */
const LINE_BYTES_MAX = 16 * 1024 * 1024
const NEWLINE = 10

/** A file's lines with their numbers, from 1, however it comes in pieces. Throws INVALID for a line without end, or that is no UTF-8. */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<{ text: string; line: number }> {
  let parts: Uint8Array[] = []
  let length = 0
  let line = 1
  const take = () => {
    const text = decode(Buffer.concat(parts), `${file}, line ${line}`)
    parts = []
    length = 0
    return { text, line: line++ }
  }
  for await (const chunk of bytes) {
    let from = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      parts.push(chunk.subarray(from, end))
      from = end + 1
      yield take()
    }
    parts.push(chunk.subarray(from))
    length += chunk.byteLength - from
    if (length > LINE_BYTES_MAX)
      throw new AppError('INVALID', `${file}, line ${line}: this line is too long to be a row.`)
  }
  if (length > 0) yield take()
}

function decode(bytes: Uint8Array, place: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new AppError('INVALID', `${place}: this is no text in UTF-8.`, { cause })
  }
}
