'use client'

import { useEffect, useState } from 'react'
import { Picture } from '@/components/site/picture'
import { AppError } from '@/lib/errors'
import { callApi } from '@/lib/http/api-client'
import type { MediaFile } from '@/lib/media/media'
import { Button } from '../button'
import { FocalPoint } from '../focal-point.client'
import { toShown } from '../media-library.client'
import { showToast } from '../toast.client'

/** The lead picture, and what a crop of it keeps. The point is the file's own: it holds wherever the picture is shown. */
export function LeadFocalPoint({ mediaId }: { mediaId: string }) {
  const [file, setFile] = useState<MediaFile | null>(null)
  const [point, setPoint] = useState<MediaFile['focalPoint']>(null)
  const [message, setMessage] = useState('')
  const address = `/api/v1/newsroom/media/${mediaId}`
  useEffect(() => {
    const leaving = new AbortController()
    callApi<{ file: MediaFile }>(address, { signal: leaving.signal }).then(
      (found) => {
        setFile(found.file)
        setPoint(found.file.focalPoint)
      },
      (error: unknown) => {
        if (error instanceof AppError) setMessage(error.message)
      },
    )
    return () => {
      leaving.abort()
    }
  }, [address])
  if (!file) return <p role="status">{message}</p>

  const keep = async () => {
    try {
      setFile(await callApi<MediaFile>(address, { method: 'PATCH', json: { focalPoint: point } }))
      showToast({ message: 'Kept: crops of this picture go around this point from now on.' })
    } catch (error) {
      showToast({ message: error instanceof AppError ? error.message : 'This could not be kept.' })
    }
  }
  const isKept = point?.x === file.focalPoint?.x && point?.y === file.focalPoint?.y
  return (
    <>
      <FocalPoint value={point} onChange={setPoint}>
        <Picture picture={toShown(file)} sizes="20rem" widthMax={640} isDecoration />
      </FocalPoint>
      {isKept ? (
        <p className="admin-field-hint">Click on what has to stay in sight where the picture is cut.</p>
      ) : (
        <div className="block-buttons">
          <Button onClick={() => void keep()}>Keep this point</Button>
          <Button
            kind="quiet"
            onClick={() => {
              setPoint(file.focalPoint)
            }}
          >
            Undo
          </Button>
        </div>
      )}
    </>
  )
}
