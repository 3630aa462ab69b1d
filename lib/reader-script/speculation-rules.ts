/** Where most readers go next: the lead story of a front, the story most like this one, the next page of a list. */
const LIKELY_NEXT = '.story-lead .story-headline a, .inline-rail li:first-child a, [data-pager] a[rel=next]'

/**
 * A page is fetched when a reader is about to ask for it, and the likely next one is made ready whole. Never the
 * newsroom, an account, or what a form changes.
 */
export const SPECULATION_RULES = JSON.stringify({
  prerender: [{ where: { selector_matches: LIKELY_NEXT }, eagerness: 'moderate' }],
  prefetch: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          {
            not: {
              href_matches: [
                '/admin/*',
                '/account/*',
                '/account',
                '/api/*',
                '/media/*',
                '/sign-*',
                '/register*',
                '/lost-password*',
                '/saved*',
                '/for-you*',
                '/newsletter*',
                '/feed*',
              ],
            },
          },
        ],
      },
      eagerness: 'moderate',
    },
  ],
})
