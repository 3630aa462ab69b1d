import { HOME_PATH } from './paths'

/** What a reader sees when something broke. Needs nothing: it must show itself when everything else is gone. */
export function Apology() {
  return (
    <main id="content" className="plain-page" tabIndex={-1}>
      <p className="plain-page-mark" aria-hidden="true" />
      <h1>This page could not be made</h1>
      <p>Something went wrong on our side, and we have been told. Try again in a minute.</p>
      <p>
        <a href={HOME_PATH}>Go to the front page</a>
      </p>
    </main>
  )
}
