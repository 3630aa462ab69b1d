/**
 * Attributes of a button that opens the dialog `id` without script (HTML's invoker commands). The reader module does
 * the same in browsers that do not know them. React has no types for them yet.
 */
export const opensDialog = (id: string) => ({ command: 'show-modal', commandfor: id })

/** Attributes of a button that closes the dialog `id`. */
export const closesDialog = (id: string) => ({ command: 'close', commandfor: id })
