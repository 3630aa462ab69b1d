/** A place in a list that stays where it is when rows are added: the row's moment and its id. */
export type Cursor = { at: Date; id: string }

export const cursorText = ({ at, id }: Cursor): string => `${at.getTime()}-${id}`

/** Null for what is no place. */
export function parseCursor(text: string): Cursor | null {
  const parts = /^(-?\d{1,15})-([\w-]{1,40})$/.exec(text)
  return parts ? { at: new Date(Number(parts[1])), id: parts[2] ?? '' } : null
}
