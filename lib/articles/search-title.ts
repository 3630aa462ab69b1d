/** Search engines show about so many letters of a title. */
export const SEARCH_TITLE_LENGTH_MAX = 65
