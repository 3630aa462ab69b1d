import type { NamedLink } from '@/lib/articles/article-view'

/** Publication, section, and where the reader is. */
export function Breadcrumbs({ trail, here }: { trail: NamedLink[]; here: string }) {
  return (
    <nav className="breadcrumbs" aria-label="Breadcrumb">
      <ol>
        {trail.map((step) => (
          <li key={step.path}>
            <a href={step.path}>{step.name}</a>
          </li>
        ))}
        <li>
          <span aria-current="page">{here}</span>
        </li>
      </ol>
    </nav>
  )
}
