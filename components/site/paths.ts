/** Addresses that the program itself has, apart from those that editors make. */
export const HOME_PATH = '/'
export const DIGEST_PATH = '/digest'
export const SEARCH_PATH = '/search'
export const SIGN_IN_PATH = '/sign-in'
