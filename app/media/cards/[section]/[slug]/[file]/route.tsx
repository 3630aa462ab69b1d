import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ImageResponse } from 'next/og'
import { connection } from 'next/server'
import sharp from 'sharp'
import { ShareCard } from '@/components/site/share-card'
import { SLUG_PATTERN } from '@/lib/addresses/address'
import { getArticle } from '@/lib/articles/article-queries'
import { getPublication } from '@/lib/publication/site-queries'
import { keptDrawing } from '@/lib/sharing/card-storage'
import {
  CARD_SIZE,
  shareCardPath,
  shareCardVersion,
  toShareCard,
  type ShareCard as Card,
} from '@/lib/sharing/share-card'

const IMMUTABLE = 'public, max-age=31536000, immutable'
const SHORT = 'public, max-age=60, s-maxage=60'

type Context = { params: Promise<{ section: string; slug: string; file: string }> }

/**
 * The drawn card of an article. Its address names what is drawn, so it may be kept for ever; one of an earlier headline
 * leads to today's. Only what readers can see is drawn, once: nobody can have pictures made up by asking.
 */
export async function GET(_request: Request, { params }: Context) {
  await connection()
  const { section, slug, file } = await params
  const isAddress = SLUG_PATTERN.test(section) && SLUG_PATTERN.test(slug) && /^[0-9a-f]{16}\.png$/.test(file)
  const answer = isAddress ? await getArticle(section, slug) : null
  if (answer?.kind === 'moved')
    return new Response(null, {
      status: 307,
      headers: { 'cache-control': SHORT, location: `/media/cards${answer.path}/${file}` },
    })
  if (answer?.kind !== 'article')
    return new Response('There is no such picture.\n', { status: 404, headers: { 'cache-control': SHORT } })
  const { name } = await getPublication()
  const card = toShareCard(answer.article, name)
  const version = shareCardVersion(card)
  if (file !== `${version}.png`)
    return new Response(null, {
      status: 307,
      headers: { 'cache-control': SHORT, location: shareCardPath(answer.article, name) },
    })
  const bytes = await keptDrawing(version, () => draw(card))
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': 'image/png', 'cache-control': IMMUTABLE } })
}

const fontFile = (name: string) => readFile(join(process.cwd(), 'app', 'fonts', name))

async function draw(card: Card): Promise<Buffer> {
  const [serif, sans] = await Promise.all([fontFile('card-serif.ttf'), fontFile('card-sans.ttf')])
  const drawn = new ImageResponse(<ShareCard {...card} />, {
    ...CARD_SIZE,
    fonts: [
      { name: 'Serif', data: serif, weight: 600, style: 'normal' },
      { name: 'Sans', data: sans, weight: 500, style: 'normal' },
    ],
  })
  // A few flat colours: a palette weighs a third.
  return sharp(await drawn.arrayBuffer())
    .png({ palette: true, colours: 64, effort: 7 })
    .toBuffer()
}
