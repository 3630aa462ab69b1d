import { Day } from '@/components/ui/day'
import type { Provenance } from '@/lib/articles/article-view'
import { languageName } from '@/lib/text'

/** Where a translation or a reprint comes from: outlet, author, language, day, translator. */
export function ProvenanceCard({
  provenance,
  timeZone,
  language,
}: {
  provenance: Provenance
  timeZone: string
  language: string
}) {
  const { kind, sourceName, sourceUrl, sourceAuthor, sourceLanguage, sourcePublishedAt, translators } = provenance
  return (
    <aside className="provenance" aria-label="Source">
      <p className="provenance-kind">{kind === 'translation' ? 'Translation' : 'Reprint'}</p>
      <dl>
        <div>
          <dt>First published by</dt>
          <dd>
            <a href={sourceUrl} rel="noopener external">
              {sourceName}
            </a>
          </dd>
        </div>
        {sourceAuthor !== null && (
          <div>
            <dt>Author</dt>
            <dd>{sourceAuthor}</dd>
          </div>
        )}
        {sourcePublishedAt !== null && (
          <div>
            <dt>On</dt>
            <dd>
              <Day date={sourcePublishedAt} timeZone={timeZone} />
            </dd>
          </div>
        )}
        {sourceLanguage !== null && (
          <div>
            <dt>In</dt>
            <dd>{languageName(sourceLanguage, language)}</dd>
          </div>
        )}
        {translators.length > 0 && (
          <div>
            <dt>Translated by</dt>
            <dd>
              {translators.map((translator, index) => (
                <span key={translator.path}>
                  {index > 0 && ', '}
                  <a href={translator.path}>{translator.name}</a>
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
    </aside>
  )
}
