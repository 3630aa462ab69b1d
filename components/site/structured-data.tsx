import type { Thing } from 'schema-dts'
import { toJsonLd } from '@/lib/structured-data/json-ld'

/** What machines may know of a page. A block of data: no browser runs it, so no policy has to name it. */
export function StructuredData({ things }: { things: readonly Thing[] }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: toJsonLd(things) }} />
}
