/**
 * Set beside every session and readable by script: it says that somebody is signed in, and not who. Pages, which are
 * the same for everyone, show the account menu by it before the first paint.
 */
export const HINT_COOKIE = 'signed-in'
