import { AppError } from '@/lib/errors'
import { callApi } from './api-client'

/** How far an upload is, as its endpoint says. */
type Going = { kind: 'going'; id: string; received: number; partBytes: number }
type Sending = { onProgress: (share: number) => void; signal: AbortSignal }

const FIRST_WAIT_MS = 1000
const WAIT_MAX_MS = 15_000

/**
 * Sends a file in parts to an endpoint: a POST begins, a GET of `/{id}` says where to go on, a PATCH of it takes the
 * next part; the answer to the last one is given back. A network that breaks off is waited for, as long as it takes,
 * and sending goes on where it was; the same file chosen again after the page was closed goes on as well. Throws an
 * `AppError` in the words of the server for what it refuses.
 */
export async function sendFile<Done extends { kind: 'done' }>(
  file: File,
  { endpoint, onProgress, signal }: Sending & { endpoint: string },
): Promise<Done> {
  const memory = `upload:${endpoint}:${file.name}:${file.size}:${file.lastModified}`
  const resume = () => findBegun(endpoint, memory, signal)
  let state: Going | null = await resume()
  for (let waits = 0; ;) {
    signal.throwIfAborted()
    try {
      state ??= await begin(file, { endpoint, memory, signal })
      onProgress(state.received / file.size)
      const part = file.slice(state.received, state.received + state.partBytes)
      const answer = await callApi<Going | Done>(`${endpoint}/${state.id}`, {
        method: 'PATCH',
        headers: { 'upload-offset': String(state.received), 'content-type': 'application/octet-stream' },
        body: part,
        signal,
      })
      if (answer.kind === 'done') {
        localStorage.removeItem(memory)
        onProgress(1)
        return answer
      }
      state = answer
      waits = 0
    } catch (error) {
      const passes = error instanceof AppError && (error.code === 'UNAVAILABLE' || error.code === 'RATE_LIMITED')
      if (!passes) {
        localStorage.removeItem(memory)
        throw error
      }
      await pause(Math.min(WAIT_MAX_MS, FIRST_WAIT_MS * 2 ** waits), signal)
      waits += 1
      state = state && (await resume().catch(() => state))
    }
  }
}

async function begin(
  file: File,
  { endpoint, memory, signal }: { endpoint: string; memory: string; signal: AbortSignal },
): Promise<Going> {
  const state = await callApi<Going>(endpoint, {
    method: 'POST',
    json: { fileName: file.name, bytes: file.size },
    signal,
  })
  localStorage.setItem(memory, state.id)
  return state
}

/** Where an earlier attempt got to; null where there was none, or its time is over. */
async function findBegun(endpoint: string, memory: string, signal: AbortSignal): Promise<Going | null> {
  const id = localStorage.getItem(memory)
  if (id === null) return null
  try {
    return await callApi<Going>(`${endpoint}/${id}`, { signal })
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') localStorage.removeItem(memory)
    return null
  }
}

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    addEventListener('online', done, { once: true })
    signal.addEventListener('abort', done, { once: true })
  })
