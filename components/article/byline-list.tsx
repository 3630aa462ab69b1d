import { Picture } from '@/components/site/picture'
import type { Byline } from '@/lib/articles/article-view'

/** Who wrote it: portrait, name, role. */
export function BylineList({ byline }: { byline: Byline[] }) {
  if (byline.length === 0) return null
  return (
    <ul className="byline">
      {byline.map((author) => (
        <li key={author.id}>
          {author.portrait && <Picture picture={author.portrait} sizes="3rem" widthMax={160} isDecoration />}
          <span>
            <span className="byline-name">
              By{' '}
              <a href={author.path} rel="author">
                {author.name}
              </a>
            </span>
            {author.role !== '' && <span className="byline-role">{author.role}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
