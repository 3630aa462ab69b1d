export type Embed = { provider: string; frame: string | null }

/**
 * Who shows this address, and the frame that shows it here once a reader asks: null where the provider has none without
 * its own script in our page. The hosts are those that the site's security policy allows as frames.
 */
export function embedOf(address: string): Embed {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url) return { provider: 'another site', frame: null }
  const host = url.hostname.replace(/^(www|m|mobile)\./, '')
  const path = url.pathname
  switch (host) {
    case 'youtube.com':
    case 'youtu.be': {
      const id =
        host === 'youtu.be'
          ? path.slice(1)
          : (url.searchParams.get('v') ?? /^\/(?:shorts|live|embed)\/([^/]+)/.exec(path)?.[1])
      return {
        provider: 'YouTube',
        frame: id && /^[\w-]{6,20}$/.test(id) ? `https://www.youtube-nocookie.com/embed/${id}?autoplay=1` : null,
      }
    }
    case 'x.com':
    case 'twitter.com': {
      const id = /\/status\/(\d+)/.exec(path)?.[1]
      return { provider: 'X', frame: id ? `https://platform.twitter.com/embed/Tweet.html?id=${id}&dnt=true` : null }
    }
    case 'facebook.com':
      return {
        provider: 'Facebook',
        frame: `https://www.facebook.com/plugins/post.php?href=${encodeURIComponent(address)}`,
      }
    case 't.me':
      return { provider: 'Telegram', frame: /^\/\w+\/\d+$/.test(path) ? `https://t.me${path}?embed=1` : null }
    case 'instagram.com': {
      const post = /^\/(?:p|reel|tv)\/[\w-]+/.exec(path)?.[0]
      return { provider: 'Instagram', frame: post ? `https://www.instagram.com${post}/embed` : null }
    }
    default:
      return { provider: host, frame: null }
  }
}
