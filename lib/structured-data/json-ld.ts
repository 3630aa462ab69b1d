import type { Graph, Thing } from 'schema-dts'

/**
 * Things as the text of a JSON-LD script. `<` is written as an escape, so that no headline can close the script or open
 * a comment in it (HTML, section 4.12.1.3); the two line separators are escaped for older readers of JSON.
 */
export function toJsonLd(things: readonly Thing[]): string {
  const graph: Graph = { '@context': 'https://schema.org', '@graph': things }
  return JSON.stringify(graph)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
