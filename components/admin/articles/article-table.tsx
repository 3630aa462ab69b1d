import type { ArticleRowView } from './article-row'
import { StateLabel } from './state-label'

type Props = { rows: readonly ArticleRowView[]; caption: string }

/** Pieces as a table; on a narrow screen each row is a block of its own. The boxes belong to the form around it. */
export function ArticleTable({ rows, caption }: Props) {
  return (
    <table className="article-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="article-table-tick">
            <span className="visually-hidden">Ticked</span>
          </th>
          <th scope="col">Headline</th>
          <th scope="col">State</th>
          <th scope="col">Section</th>
          <th scope="col">Changed</th>
          <th scope="col">Published</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="article-table-tick">
              <input type="checkbox" name="ids" value={row.id} aria-label={`Tick “${row.headline}”`} />
            </td>
            <td>
              <a href={`/admin/articles/${row.id}`} className="article-table-headline">
                {row.headline}
              </a>
              <small>{[row.authors, row.origin].filter((part) => part !== '').join(' · ')}</small>
            </td>
            <td>
              <StateLabel state={row.state} detail={row.detail} />
            </td>
            <td>{row.section}</td>
            <td className="article-table-when">{row.changed}</td>
            <td className="article-table-when">{row.published}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
