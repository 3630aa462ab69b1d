import type { SiteView } from '@/lib/publication/site-view'

/**
 * Asks once whether third parties may be loaded. Both answers weigh the same. It is shown by the head script only, as
 * the page is first painted: without script nothing can be remembered, and nothing of third parties loads anyway.
 */
export function ConsentBar({ footerMenu }: Pick<SiteView, 'footerMenu'>) {
  const named = (words: RegExp, fallback: string) => footerMenu.find((item) => words.test(item.name))?.path ?? fallback
  return (
    <section className="consent-bar" aria-label="Consent">
      <p>
        By using this site, you agree to the <a href={named(/privacy/i, '/privacy-policy')}>Privacy Policy</a> and{' '}
        <a href={named(/terms/i, '/terms-and-conditions')}>Terms of Use</a>.
        <span className="consent-detail"> Videos and posts of other sites load only if you accept.</span>
      </p>
      <div className="consent-answers">
        <button type="button" data-consent-answer="accepted">
          Accept
        </button>
        <button type="button" data-consent-answer="rejected">
          Reject
        </button>
      </div>
    </section>
  )
}
