import { AppError } from '@/lib/errors'
import { FILE_BYTES_MAX, type MediaFile } from '@/lib/media/media'
import { uploadFile } from '@/lib/media/upload-client'

/** The pictures among dropped or pasted things. */
export const picturesIn = (transfer: DataTransfer | null): File[] =>
  [...(transfer?.files ?? [])].filter(({ type }) => type.startsWith('image/'))

type Hooks = {
  signal: AbortSignal
  onKept: (file: MediaFile) => void
  /** What becomes of each, in words. */
  onNote: (words: string) => void
}

/** Sends pictures to the library, one after the other, and hands each over when it is there. Never throws. */
export async function bringPictures(files: readonly File[], { signal, onKept, onNote }: Hooks): Promise<void> {
  for (const file of files) {
    if (file.size > FILE_BYTES_MAX) {
      onNote(`${file.name} is larger than ${FILE_BYTES_MAX / 1024 / 1024} MB. Save it smaller.`)
      continue
    }
    onNote(`${file.name} is on its way to the library.`)
    try {
      const { file: kept } = await uploadFile(file, { signal, onProgress: () => undefined })
      onKept(kept)
      onNote(`${file.name} is in the text. Say what it shows.`)
    } catch (error) {
      if (signal.aborted) return
      onNote(`${file.name} ${error instanceof AppError ? error.message : 'could not be sent.'}`)
    }
  }
}
