import 'server-only'

/** Resolves when the part works; rejects with the reason when it does not. */
export type HealthCheck = () => Promise<void>

export type Health = { isHealthy: boolean; checks: Readonly<Record<string, 'ok' | 'failed' | 'late'>> }

const lateMilliseconds = 2_000

/**
 * Runs all checks at once, each for at most `timeoutMilliseconds`. Says which failed and never why: whoever may ask
 * for a site's health need not learn how it is built.
 */
export async function checkHealth(
  checks: Readonly<Record<string, HealthCheck>>,
  { timeoutMilliseconds = lateMilliseconds }: { timeoutMilliseconds?: number } = {},
): Promise<Health> {
  const entries = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await outcomeOf(check, timeoutMilliseconds)] as const),
  )
  return { isHealthy: entries.every(([, outcome]) => outcome === 'ok'), checks: Object.fromEntries(entries) }
}

async function outcomeOf(check: HealthCheck, timeoutMilliseconds: number): Promise<'ok' | 'failed' | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, timeoutMilliseconds, 'late')
  })
  try {
    return await Promise.race([check().then(() => 'ok' as const), late])
  } catch {
    return 'failed'
  } finally {
    clearTimeout(timer)
  }
}
