import { AppError } from '@/lib/errors'
import { callApi } from '@/lib/http/api-client'
import type { MediaFile } from './media'

type Going = { kind: 'going'; id: string; received: number; partBytes: number }
type Done = { kind: 'done'; file: MediaFile; isKnown: boolean }

const UPLOADS = '/api/v1/newsroom/media/uploads'
const FIRST_WAIT_MS = 1000
const WAIT_MAX_MS = 15_000

/**
 * Sends a file in parts. A network that breaks off is waited for, as long as it takes, and sending goes on where it
 * was; the same file chosen again after the page was closed goes on as well. Throws an `AppError` in the words of the
 * server for what it refuses.
 */
export async function uploadFile(
  file: File,
  { onProgress, signal }: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<Done> {
  const memory = `upload:${file.name}:${file.size}:${file.lastModified}`
  let state: Going | null = await resume(memory, signal)
  for (let waits = 0; ;) {
    signal.throwIfAborted()
    try {
      state ??= await begin(file, memory, signal)
      onProgress(state.received / file.size)
      const part = file.slice(state.received, state.received + state.partBytes)
      const answer = await callApi<Going | Done>(`${UPLOADS}/${state.id}`, {
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
      state = state && (await resume(memory, signal).catch(() => state))
    }
  }
}

async function begin(file: File, memory: string, signal: AbortSignal): Promise<Going> {
  const state = await callApi<Going>(UPLOADS, {
    method: 'POST',
    json: { fileName: file.name, bytes: file.size },
    signal,
  })
  localStorage.setItem(memory, state.id)
  return state
}

/** Where an earlier attempt got to; null where there was none, or its time is over. */
async function resume(memory: string, signal: AbortSignal): Promise<Going | null> {
  const id = localStorage.getItem(memory)
  if (id === null) return null
  try {
    return await callApi<Going>(`${UPLOADS}/${id}`, { signal })
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
