/** What XML 1.0 cannot hold and plugins write nevertheless. */
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Among so many bytes at the beginning stands the declaration of the encoding, where there is one. */
const DECLARATION_BYTES = 4096

/**
 * The text of a file, a chunk at a time: in the encoding that its first line declares (UTF-8 where it declares none),
 * without characters that no XML holds, and without what was printed before the first tag.
 */
export async function* readXmlText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let hasBegun = false
  let before = ''
  let head = Buffer.alloc(0)
  for await (const part of bytes) {
    let chunk = part
    if (!decoder) {
      head = Buffer.concat([head, part])
      if (head.length < DECLARATION_BYTES && !head.includes('?>')) continue
      decoder = decoderFor(head)
      chunk = head
    }
    let text = decoder.decode(chunk, { stream: true }).replace(CONTROL_CHARACTERS, '')
    if (!hasBegun) {
      const begin = text.search(/<\?xml|<rss|<!/)
      // Its lines are kept: they count.
      if (begin === -1) before += text.replace(/[^\n]/g, '')
      else text = before + text.slice(0, begin).replace(/[^\n]/g, '') + text.slice(begin)
      hasBegun = begin !== -1
      if (!hasBegun) continue
    }
    yield text
  }
  const end = decoder ? decoder.decode() : head.toString('utf8')
  if (end !== '') yield end
}

function decoderFor(chunk: Uint8Array): TextDecoder {
  const head = Buffer.from(chunk.subarray(0, DECLARATION_BYTES)).toString('latin1')
  if (head.startsWith('\xff\xfe')) return new TextDecoder('utf-16le')
  const label = /<\?xml[^>]*encoding=["']([\w-]{1,40})["']/i.exec(head)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder('utf-8')
  }
}
