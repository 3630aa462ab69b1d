/** For so long a code may be used, by page, mail and database alike. */
export const CODE_MINUTES = 10
export const CODE_TRIES = 5
