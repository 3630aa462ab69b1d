'use client'

import { useState } from 'react'
import type { MediaFile } from '@/lib/media/media'
import { MediaDetails } from './media-details.client'
import { MediaLibrary, type MediaPage } from './media-library.client'

type Props = { first: MediaPage; canDelete: boolean }

/** The library with what can be said of each picture. */
export function MediaBoard({ first, canDelete }: Props) {
  const [open, setOpen] = useState<MediaFile | null>(null)
  const [changes, setChanges] = useState<ReadonlyMap<string, MediaFile | null>>(new Map())
  return (
    <>
      <MediaLibrary id="media" first={first} verb="Look at" changes={changes} onChoose={setOpen} />
      {open && (
        <MediaDetails
          key={open.id}
          file={open}
          canDelete={canDelete}
          onChange={(changed) => {
            setChanges((before) => new Map(before).set(open.id, changed))
          }}
          onClose={() => {
            setOpen(null)
          }}
        />
      )}
    </>
  )
}
