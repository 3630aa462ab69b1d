/** A page is fetched when a reader is about to ask for it. Never the newsroom, an account, or what a form changes. */
export const SPECULATION_RULES = JSON.stringify({
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
