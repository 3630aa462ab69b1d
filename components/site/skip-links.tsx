/** For those who come by keyboard: past the header, into the menu, down to the footer. */
export function SkipLinks() {
  return (
    <div className="skip-links">
      <a href="#content">Skip to content</a>
      <a href="#menu">Skip to navigation</a>
      <a href="#footer">Skip to footer</a>
    </div>
  )
}
