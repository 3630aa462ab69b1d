/** What a reader sees without a connection, when the page asked for was not kept. */
export function OfflinePage() {
  return (
    <main id="content" className="plain-page" tabIndex={-1}>
      <p className="plain-page-mark" aria-hidden="true" />
      <h1>You are offline</h1>
      <p>This page was not opened here before. It will be there when the connection is back.</p>
    </main>
  )
}
