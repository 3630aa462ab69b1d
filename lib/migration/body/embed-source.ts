/** Whose pages the classic editor shows in place of an address that stands alone in a line. */
const SHOWN =
  /^https?:\/\/(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|vimeo\.com|dailymotion\.com|twitter\.com|x\.com|instagram\.com|facebook\.com|t\.me|soundcloud\.com|spotify\.com|tiktok\.com|ted\.com|flickr\.com|reddit\.com|slideshare\.net|scribd\.com|wordpress\.tv)\/\S+$/i

export const isShownElsewhere = (address: string) => SHOWN.test(address)

/** The page that a player's address belongs to; any other web address as it is; null for what is none. */
export function pageOfPlayer(address: string): string | null {
  const written = address.trim().replace(/^\/\//, 'https://')
  if (!/^https?:\/\//i.test(written) || !URL.canParse(written)) return null
  const url = new URL(written)
  const host = url.hostname.replace(/^(?:www|player|m)\./, '')
  const id = /^\/(?:embed|video|v)\/([\w-]+)/.exec(url.pathname)?.[1]
  if (id !== undefined && /^youtube(?:-nocookie)?\.com$/.test(host)) return `https://www.youtube.com/watch?v=${id}`
  if (id !== undefined && host === 'vimeo.com') return `https://vimeo.com/${id}`
  return url.href
}
