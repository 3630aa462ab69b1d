import 'server-only'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

const bytesMin = 1_024
/** Quality 10 and 11 cost ten times the time of 9 for one part in twenty of the size. */
const brotliQuality = 9
const compressible = /^(?:text\/|application\/(?:[\w.+-]*(?:json|xml|javascript)|wasm|manifest)|image\/svg\+xml)/i
const preferred: readonly Encoding[] = ['br', 'gzip', 'identity']
const rememberedMax = 500
const remembered = new Map<string, readonly Encoding[]>()

/** Whether the type and the size of a body are worth compressing. */
export const isCompressible = (contentType: string | undefined, byteLength: number) =>
  byteLength >= bytesMin && contentType !== undefined && compressible.test(contentType)

/** Off the event loop. Fast enough to wait for before the first answer. */
export const toGzip: (body: Buffer) => Promise<Buffer> = (body) => promisify(gzip)(body, { level: 6 })

/** Off the event loop. */
export const toBrotli: (body: Buffer) => Promise<Buffer> = (body) =>
  promisify(brotliCompress)(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
    },
  })

/**
 * The encodings that an Accept-Encoding value allows (RFC 9110, section 12.5.3), best first: by weight, then brotli
 * before gzip. Identity is always among them, last if it was refused: a page in plain bytes is better than a 406.
 */
export function acceptableEncodings(accept: string | undefined): readonly Encoding[] {
  if (accept === undefined) return ['identity']
  const known = remembered.get(accept)
  if (known) return known
  const parsed = parseAcceptEncoding(accept)
  // Browsers send a handful of values; whoever sends thousands gains nothing.
  if (remembered.size >= rememberedMax) remembered.clear()
  remembered.set(accept, parsed)
  return parsed
}

function parseAcceptEncoding(accept: string): readonly Encoding[] {
  const weights = new Map<string, number>()
  for (const part of accept.toLowerCase().split(',')) {
    const [coding = '', ...parameters] = part.split(';').map((text) => text.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1'
    const isValid = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(weight)
    if (coding !== '') weights.set(coding === 'x-gzip' ? 'gzip' : coding, isValid ? Number(weight) : 0)
  }
  const weightOf = (encoding: Encoding) =>
    weights.get(encoding) ?? weights.get('*') ?? (encoding === 'identity' ? 0.0001 : 0)
  const allowed = preferred.filter((encoding) => weightOf(encoding) > 0)
  allowed.sort((one, other) => weightOf(other) - weightOf(one))
  return allowed.includes('identity') ? allowed : [...allowed, 'identity']
}
