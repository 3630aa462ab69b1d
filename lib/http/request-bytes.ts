import 'server-only'
import { AppError } from '@/lib/errors'

/** The bytes of a request, at most `bytesMax`: whatever is longer is refused before it is whole. */
export async function readBytes(request: Request, { bytesMax }: { bytesMax: number }): Promise<Uint8Array> {
  if (!request.body) return new Uint8Array()
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of request.body as unknown as AsyncIterable<Uint8Array>) {
    length += part.byteLength
    if (length > bytesMax) throw new AppError('INVALID', 'This is too long.')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
