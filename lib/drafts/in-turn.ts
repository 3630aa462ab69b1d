const lines = new Map<string, Promise<unknown>>()

/**
 * Runs what concerns one thing in turn within this process, each after the one before, whatever became of that. It only
 * saves attempts: what several processes do at once is decided by the database.
 */
export async function inTurn<Value>(key: string, run: () => Promise<Value>): Promise<Value> {
  const before = lines.get(key) ?? Promise.resolve()
  const turn = before.then(run, run)
  lines.set(key, turn)
  try {
    return await turn
  } finally {
    if (lines.get(key) === turn) lines.delete(key)
  }
}
