'use client'

import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { AppError } from '@/lib/errors'
import { callApi } from '@/lib/http/api-client'
import { fallbackSource, type MediaFile } from '@/lib/media/media'
import { Button } from './button'
import { MediaLibrary, toShown, type MediaPage } from './media-library.client'

/** A picture as whoever asked for it needs it: `src` is the address that bodies keep. */
export type PickedMedia = Pick<MediaFile, 'id' | 'width' | 'height' | 'alt' | 'caption' | 'credit' | 'placeholder'> & {
  src: string
  /** A small variant, for showing what was picked. */
  thumbnail: string
}

type Props = { isOpen: boolean; onPick: (picked: PickedMedia) => void; onClose: () => void }

/** The library in a dialog, to choose one picture from or to add it. Escape and "Cancel" change nothing. */
export function MediaPicker({ isOpen, onPick, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [first, setFirst] = useState<MediaPage | null>(null)
  const [message, setMessage] = useState('')

  useEffect(() => {
    if (!isOpen) return
    dialog.current?.showModal()
    const leaving = new AbortController()
    callApi<MediaPage>('/api/v1/newsroom/media', { signal: leaving.signal }).then(
      (page) => {
        setFirst(page)
        setMessage('')
      },
      (error: unknown) => {
        if (error instanceof AppError) setMessage(error.message)
      },
    )
    return () => {
      leaving.abort()
      setFirst(null)
    }
  }, [isOpen])

  if (!isOpen) return null
  // Outside of the form that asks for a picture: Enter in the search field must not send it.
  return createPortal(
    <dialog ref={dialog} className="admin-dialog media-dialog" aria-label="Choose a picture" onClose={onClose}>
      <div className="media-dialog-head">
        <h2>Choose a picture</h2>
        <Button kind="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
      {message !== '' && <p role="alert">{message}</p>}
      {first && (
        <MediaLibrary
          id="media-picker"
          first={first}
          verb="Choose"
          onChoose={(file) => {
            onPick(toPicked(file))
          }}
        />
      )}
    </dialog>,
    document.body,
  )
}

export const toPicked = (file: MediaFile): PickedMedia => ({
  ...{ id: file.id, alt: file.alt, caption: file.caption, credit: file.credit },
  ...{ width: file.width, height: file.height, placeholder: file.placeholder },
  src: `/media/${file.id}`,
  thumbnail: fallbackSource(toShown(file), 320),
})
