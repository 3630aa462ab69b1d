import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { buildReaderScript } from './build-reader-script'
import { FIRST_PAINT_SCRIPT, READER_MODULE } from './reader-script.generated'

const gzipBytes = (text: string) => gzipSync(text, { level: 9 }).length

describe('the inline scripts of a reader page', () => {
  it('are the ones that the sources make', async () => {
    expect(await buildReaderScript()).toEqual({ firstPaint: FIRST_PAINT_SCRIPT, module: READER_MODULE })
  })

  it('block the first paint with at most half a kilobyte', () => {
    expect(gzipBytes(FIRST_PAINT_SCRIPT)).toBeLessThanOrEqual(512)
  })

  it('weigh at most 6 KB together', () => {
    expect(gzipBytes(FIRST_PAINT_SCRIPT) + gzipBytes(READER_MODULE)).toBeLessThanOrEqual(6 * 1024)
  })
})
