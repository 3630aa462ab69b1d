import { sendFile } from '@/lib/http/send-file'
import type { MediaFile } from './media'

type Done = { kind: 'done'; file: MediaFile; isKnown: boolean }

/** Sends a picture to the library, in parts: what breaks off goes on where it was. */
export const uploadFile = (
  file: File,
  sending: { onProgress: (share: number) => void; signal: AbortSignal },
): Promise<Done> => sendFile<Done>(file, { ...sending, endpoint: '/api/v1/newsroom/media/uploads' })
