import { getVariant, parseVariantName } from '@/lib/media/media-variants'

const IMMUTABLE = 'public, max-age=31536000, immutable'
const NOT_THERE = 'public, max-age=60, s-maxage=60'

/** A width or a crop of a picture, made when it is first asked for. The address names the bytes, so it may be kept for ever. */
export async function GET(_request: Request, { params }: { params: Promise<{ key: string; file: string }> }) {
  const { key, file } = await params
  const wanted = parseVariantName(file)
  const bytes = wanted && /^[0-9a-f]{24}$/.test(key) ? await getVariant(key, file) : null
  if (!wanted || !bytes)
    return new Response('There is no such picture.\n', { status: 404, headers: { 'cache-control': NOT_THERE } })
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': `image/${wanted.format}`, 'cache-control': IMMUTABLE },
  })
}
