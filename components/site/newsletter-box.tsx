/**
 * Asks for the daily digest with one field. A plain form, which a page answers: the same on every page, and without
 * script.
 */
export function NewsletterBox() {
  return (
    <form className="newsletter-box" method="post" action="/newsletter/join">
      <label>
        The daily digest in your inbox
        <input type="email" name="email" autoComplete="email" maxLength={254} placeholder="you@example.org" required />
      </label>
      <button type="submit">Subscribe</button>
    </form>
  )
}
