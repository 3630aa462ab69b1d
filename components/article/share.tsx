import { Slot } from '@/components/ui/slot'

type Props = { headline: string; url: string }

/** Ways to hand a story on: plain addresses of other sites, none of their script. */
export function Share({ headline, url }: Props) {
  return (
    <details className="share">
      <summary>Share</summary>
      <ul>
        <li className="needs-script">
          <button type="button" data-copy={url}>
            Copy link
          </button>
        </li>
        <li className="needs-share">
          <button type="button" data-share={url} data-title={headline}>
            Share with…
          </button>
        </li>
        {shareLinks({ headline, url }).map(({ name, href }) => (
          <li key={name}>
            <a href={href} rel="noopener external nofollow">
              {name}
            </a>
          </li>
        ))}
      </ul>
      <Slot as="p" role="status" className="share-status" data-copy-status="" />
    </details>
  )
}

function shareLinks({ headline, url }: Props) {
  const address = encodeURIComponent(url)
  const title = encodeURIComponent(headline)
  return [
    { name: 'E-mail', href: `mailto:?subject=${title}&body=${address}` },
    { name: 'WhatsApp', href: `https://wa.me/?text=${title}%20${address}` },
    { name: 'Telegram', href: `https://t.me/share/url?url=${address}&text=${title}` },
    { name: 'Facebook', href: `https://www.facebook.com/sharer/sharer.php?u=${address}` },
    { name: 'X', href: `https://x.com/intent/post?url=${address}&text=${title}` },
    { name: 'LinkedIn', href: `https://www.linkedin.com/sharing/share-offsite/?url=${address}` },
  ]
}
