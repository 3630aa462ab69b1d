/** A growing buffer. One is reused for every key, because keys are made thousands of times a second. */
export type ByteWriter = { bytes: Buffer; length: number }

export function createWriter(): ByteWriter {
  return { bytes: Buffer.allocUnsafe(1024), length: 0 }
}

export function reserve(writer: ByteWriter, count: number): void {
  const needed = writer.length + count
  if (needed <= writer.bytes.length) return
  const grown = Buffer.allocUnsafe(Math.max(needed, writer.bytes.length * 2))
  writer.bytes.copy(grown, 0, 0, writer.length)
  writer.bytes = grown
}

export function writeByte(writer: ByteWriter, byte: number): void {
  reserve(writer, 1)
  writer.bytes[writer.length++] = byte
}

export function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  reserve(writer, bytes.length)
  writer.bytes.set(bytes, writer.length)
  writer.length += bytes.length
}

/** A copy that outlives the writer's next use; the writer starts anew. */
export function takeBytes(writer: ByteWriter): Buffer {
  const taken = Buffer.from(writer.bytes.subarray(0, writer.length))
  writer.length = 0
  return taken
}
