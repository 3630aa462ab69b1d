import type { BodyHeading } from '@/lib/body/body-tree'

const HEADINGS_MIN = 4

/** The way through a long piece. Shorter ones need none. */
export function OnThisPage({ headings }: { headings: BodyHeading[] }) {
  if (headings.length < HEADINGS_MIN) return null
  return (
    <nav className="on-this-page" aria-label="On this page">
      <details>
        <summary>On this page</summary>
        <ol>
          {headings.map(({ id, text }) => (
            <li key={id}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}
