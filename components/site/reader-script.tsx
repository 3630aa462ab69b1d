import { FIRST_PAINT_SCRIPT, READER_MODULE } from '@/lib/reader-script/reader-script.generated'
import { SPECULATION_RULES } from '@/lib/reader-script/speculation-rules'

/**
 * The site's own script, inline: what must be known before the first paint, then the module, which runs when the page is
 * parsed. The front door names their hashes in the security policy.
 */
export function ReaderScript() {
  return (
    <>
      <script dangerouslySetInnerHTML={{ __html: FIRST_PAINT_SCRIPT }} />
      <script type="module" dangerouslySetInnerHTML={{ __html: READER_MODULE }} />
      <script type="speculationrules" dangerouslySetInnerHTML={{ __html: SPECULATION_RULES }} />
    </>
  )
}
