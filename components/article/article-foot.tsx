import { Day } from '@/components/ui/day'
import { NewsletterBox } from '@/components/site/newsletter-box'
import type { ArticleView } from '@/lib/articles/article-view'
import type { SiteView } from '@/lib/publication/site-view'
import { ChangeHistory } from './change-history'
import { ProvenanceCard } from './provenance-card'

type Props = { site: SiteView; article: ArticleView }

/** What a reader asks at the end: who the author is, where it comes from, what it is about, from when it is. */
export function ArticleFoot({ site, article }: Props) {
  const { byline, note, provenance, tags, publishedAt, updatedAt, changes } = article
  const notes = [
    ...byline.filter((author) => author.bio !== '').map((author) => author.bio),
    ...(note === '' ? [] : [note]),
  ]
  return (
    <footer className="article-foot">
      {notes.length > 0 && (
        <div className="author-note">
          {notes.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      {provenance && <ProvenanceCard provenance={provenance} timeZone={site.timeZone} language={site.language} />}
      {tags.length > 0 && (
        <ul className="tags" aria-label="Tags">
          {tags.map((tag) => (
            <li key={tag.path}>
              <a href={tag.path}>{tag.name}</a>
            </li>
          ))}
        </ul>
      )}
      <NewsletterBox />
      <ChangeHistory changes={changes} timeZone={site.timeZone} />
      <p className="foot-line">
        {byline.length > 0 && <span>{byline.map((author) => author.name).join(', ')}</span>}
        <span>
          Published <Day date={publishedAt} timeZone={site.timeZone} />
        </span>
        {updatedAt && (
          <span>
            {changes.length > 0 ? 'Edited' : 'Updated'} <Day date={updatedAt} timeZone={site.timeZone} />
          </span>
        )}
      </p>
    </footer>
  )
}
