/** A shortcode as it stands in a text: its name, what it is given, and what it encloses. */
type Shortcode = { name: string; values: Record<string, string>; bare: string[]; inside: string }

/** Bounded, so that a text full of brackets costs no more than its length. */
const OPENING = /\[(\[?)([a-zA-Z][\w-]{0,40})((?:\s(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^\]"'[]){0,2000})?)\/?\]/g
const VALUE = /([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))|"([^"]*)"|(\S+)/g

/** Their content, or what they are given first, is an address that another site shows. */
const EMBEDS = new Set([
  'embed',
  'youtube',
  'vimeo',
  'dailymotion',
  'tweet',
  'twitter',
  'instagram',
  'facebook',
  'soundcloud',
  'spotify',
  'tiktok',
  'ted',
  'googlemaps',
  'wpvideo',
  'videopress',
])
const ENCLOSING = new Set(['caption', 'wp_caption', 'audio', 'video', ...EMBEDS])
const SOUND = ['src', 'mp3', 'm4a', 'ogg', 'wav', 'wma', 'flac']
const FILM = ['src', 'mp4', 'm4v', 'webm', 'ogv', 'flv', 'mov']

/**
 * Turns WordPress's own shortcodes into HTML that the conversion of bodies knows. Any other stays in the text as it was
 * written, and its name is given back where it looks like one: it is given something, or it is closed.
 */
export function convertShortcodes(
  text: string,
  options: { filesOfPiece: () => readonly string[] },
): { html: string; unknown: string[] } {
  const unknown = new Set<string>()
  let html = ''
  let from = 0
  OPENING.lastIndex = 0
  for (let found = OPENING.exec(text); found; found = OPENING.exec(text)) {
    const [whole, escape = '', name = '', given = ''] = found
    html += text.slice(from, found.index)
    from = found.index + whole.length
    if (escape !== '') {
      html += whole.slice(1)
      if (text[from] === ']') from += 1
      OPENING.lastIndex = from
      continue
    }
    const key = name.toLowerCase()
    const end = text.indexOf(`[/${name}]`, from)
    const isEnclosing = ENCLOSING.has(key) && end !== -1
    const code: Shortcode = { name: key, ...parseGiven(given), inside: isEnclosing ? text.slice(from, end) : '' }
    const made = toHtml(code, options)
    if (made === null) {
      if (given.includes('=') || end !== -1) unknown.add(name)
      html += whole
    } else {
      html += `\n\n${made}\n\n`
      if (isEnclosing) from = end + name.length + 3
    }
    OPENING.lastIndex = from
  }
  return { html: html + text.slice(from), unknown: [...unknown] }
}

function toHtml(code: Shortcode, { filesOfPiece }: { filesOfPiece: () => readonly string[] }): string | null {
  switch (code.name) {
    case 'caption':
    case 'wp_caption':
      return captioned(code)
    case 'gallery': {
      const ids = (code.values['ids'] ?? code.values['include'])?.split(',').map((id) => id.trim())
      const pictures = (ids ?? filesOfPiece()).map((id) => `<img data-file="${escaped(id)}">`)
      return pictures.length === 0 ? '' : `<figure class="gallery">${pictures.join('')}</figure>`
    }
    case 'audio':
    case 'video': {
      const names = code.name === 'audio' ? SOUND : FILM
      const source = names.flatMap((name) => code.values[name] ?? [])[0] ?? addressIn(code)
      return source === undefined ? null : `<${code.name} src="${escaped(source)}"></${code.name}>`
    }
    default: {
      if (!EMBEDS.has(code.name)) return null
      const address = addressIn(code) ?? code.values['url'] ?? code.values['src']
      return address === undefined ? null : `<iframe src="${escaped(address)}"></iframe>`
    }
  }
}

/** The picture comes first; what follows it is the caption. Old ones have it among their values. */
function captioned({ values, inside }: Shortcode): string {
  const picture = /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)/.exec(inside)
  if (!picture) return inside
  const caption = inside.slice(picture[0].length).trim() || (values['caption'] ?? '')
  const id = /attachment_(\d+)/.exec(values['id'] ?? '')?.[1]
  const image = (picture[1] ?? '').replace('<img', id === undefined ? '<img' : `<img data-file="${id}"`)
  return `<figure>${image}<figcaption>${caption}</figcaption></figure>`
}

function addressIn({ inside, bare }: Shortcode): string | undefined {
  return [inside.replace(/<[^>]*>/g, '').trim(), ...bare].find((text) => /^(https?:)?\/\//.test(text))
}

function parseGiven(given: string): Pick<Shortcode, 'values' | 'bare'> {
  const values: Record<string, string> = {}
  const bare: string[] = []
  for (const [, name, double, single, plain, quoted, word] of given.matchAll(VALUE)) {
    if (name !== undefined) values[name.toLowerCase()] = double ?? single ?? plain ?? ''
    else bare.push((quoted ?? word ?? '').replace(/^=/, ''))
  }
  return { values, bare }
}

const escaped = (text: string) =>
  text
    .replace(/&(?!\w+;|#)/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/</g, '&lt;')
