/** One step of somebody who orders a list: `up:<id>`, `down:<id>`; anything else moves nothing. */
export function orderAfter(ids: readonly string[], move: string): string[] {
  const [direction, id = ''] = move.split(':')
  const from = ids.indexOf(id)
  const to = direction === 'up' ? from - 1 : direction === 'down' ? from + 1 : from
  const next = [...ids]
  if (from === -1 || to < 0 || to >= ids.length || to === from) return next
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** The order that a form of `OrderedList` asks for. */
export const parseOrder = (order: string, move: string): string[] =>
  orderAfter(
    order.split(',').filter((id) => id !== ''),
    move,
  )
