/** Characters that are read of a query. By itself, so that a browser that only asks loads nothing of how it is answered. */
export const QUERY_LENGTH_MAX = 200
