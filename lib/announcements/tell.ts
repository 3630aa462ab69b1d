import 'server-only'
import { AppError } from '@/lib/errors'

const SECONDS_MAX = 15

/**
 * Posts to a program outside. Throws RATE_LIMITED or UNAVAILABLE where another attempt may help, the network's own error
 * too, and INVALID where it will not.
 */
export async function tell(
  url: string,
  { body, type, signal }: { body: string; type: string; signal: AbortSignal },
): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': type, 'user-agent': 'DailyDigest/1.0' },
    body,
    signal: AbortSignal.any([signal, AbortSignal.timeout(SECONDS_MAX * 1000)]),
  })
  await answer.body?.cancel()
  if (answer.ok) return
  const { status } = answer
  const sentence = `${new URL(url).host} answered with ${status}.`
  if (status === 429) throw new AppError('RATE_LIMITED', sentence)
  throw new AppError(status === 408 || status >= 500 ? 'UNAVAILABLE' : 'INVALID', sentence)
}
