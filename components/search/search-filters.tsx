import type { SearchAnswerView } from '@/lib/search/search-view'

type Props = Pick<SearchAnswerView, 'facets' | 'chosen'>

const number = new Intl.NumberFormat('en-GB')
const OPEN_OPTIONS = 6

/** What a search can be narrowed by, each a link; and what narrows it now, to be taken away again. */
export function SearchFilters({ facets, chosen }: Props) {
  return (
    <section id="narrow" className="archive-filters" aria-labelledby="narrow-title" tabIndex={-1}>
      <h2 id="narrow-title">Narrow</h2>
      {chosen.length > 0 && (
        <ul className="archive-chosen">
          {chosen.map(({ title, label, path }) => (
            <li key={title}>
              <a href={path} aria-label={`Take away: ${title} ${label}`}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
      {facets.map(({ name, title, options }) => (
        <div key={name}>
          <h3>{title}</h3>
          <ul>{options.slice(0, OPEN_OPTIONS).map(toOption)}</ul>
          {options.length > OPEN_OPTIONS && (
            <details>
              <summary>More</summary>
              <ul>{options.slice(OPEN_OPTIONS).map(toOption)}</ul>
            </details>
          )}
        </div>
      ))}
    </section>
  )
}

const toOption = ({ label, path, articles }: Props['facets'][number]['options'][number]) => (
  <li key={path}>
    <a href={path}>{label}</a>
    {articles !== null && <span className="archive-number">{number.format(articles)}</span>}
  </li>
)
