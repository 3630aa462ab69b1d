import { AppError, ERROR_CODES, type ErrorCode } from '@/lib/errors'

/**
 * Asks an endpoint of this site from the browser. What it refuses comes as the same `AppError`, with a sentence for
 * the person; a network that fails is `UNAVAILABLE`.
 */
export async function callApi<Value>(path: string, init: RequestInit & { json?: unknown } = {}): Promise<Value> {
  const { json, ...rest } = init
  const asJson =
    json === undefined ? {} : { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } }
  const response = await fetch(path, { ...rest, ...asJson }).catch((cause: unknown) => {
    if (rest.signal?.aborted) throw cause
    throw new AppError('UNAVAILABLE', 'The site cannot be reached. Look at your network and try again.', { cause })
  })
  if (response.ok) return (await response.json()) as Value
  const answer = (await response.json().catch(() => ({}))) as { code?: string; message?: string }
  const code: ErrorCode = ERROR_CODES.find((known) => known === answer.code) ?? 'UNAVAILABLE'
  throw new AppError(code, answer.message ?? 'Something went wrong on our side. Please try again.')
}
