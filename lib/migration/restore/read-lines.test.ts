import { describe, expect, it } from 'vitest'
import { readLines } from './read-lines'

async function read(text: string | Buffer, size: number) {
  const bytes = Buffer.from(text)
  const chunks = async function* () {
    for (let from = 0; from < bytes.length; from += size) yield await Promise.resolve(bytes.subarray(from, from + size))
  }
  const lines: string[] = []
  for await (const { text: line, line: number } of readLines(chunks(), 'data/x.jsonl')) lines.push(`${number} ${line}`)
  return lines
}

describe('lines of a file', () => {
  it.each([1, 2, 3, 100])('are the same in pieces of %i bytes', async (size) => {
    expect(await read('{"a":"ə"}\n\n{"b":1}', size)).toEqual(['1 {"a":"ə"}', '2 ', '3 {"b":1}'])
  })

  it('end where the file ends', async () => {
    expect(await read('', 1)).toEqual([])
    expect(await read('a\n', 1)).toEqual(['1 a'])
  })

  it('are refused by file and line where they are no UTF-8, or have no end', async () => {
    await expect(read(Buffer.from([0x61, 0x0a, 0xff, 0x0a]), 2)).rejects.toThrow('data/x.jsonl, line 2')
    await expect(read(Buffer.alloc(17 * 1024 * 1024, 'a'), 1024 * 1024)).rejects.toThrow(
      'line 1: this line is too long',
    )
  })
})
