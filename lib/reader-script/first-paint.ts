import { recall } from './store'

// Blocks the first paint for as long as it runs: nothing here but what would flash or shift if it came later. All of it
// lands on <html>, which alone is exempt from React's comparison.
function dress(): void {
  const { dataset } = document.documentElement
  dataset['js'] = ''
  if ('share' in navigator) dataset['share'] = ''
  for (const key of ['theme', 'text-size', 'line-spacing', 'consent'] as const) {
    const value = recall(key)
    if (value !== null) document.documentElement.setAttribute(`data-${key}`, value)
  }
  // Says that somebody is signed in, not who: the header shows the right one of its two controls at once.
  if (/(^|; )signed-in=1/.test(document.cookie)) dataset['signedIn'] = ''
}
dress()
// A page that was made ready ahead of the reader may have missed a choice made since.
document.addEventListener('prerenderingchange', dress)
