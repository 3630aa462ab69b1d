import { HOME_PATH } from './paths'

/** That nothing stands here, in as few words as it takes. Needs nothing. */
export function NotFound() {
  return (
    <main id="content" className="plain-page" tabIndex={-1}>
      <p className="plain-page-mark" aria-hidden="true" />
      <h1>Nothing stands here</h1>
      <p>
        <a href={HOME_PATH}>Go to the front page</a>
      </p>
    </main>
  )
}
