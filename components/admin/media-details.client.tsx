'use client'

import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { Picture } from '@/components/site/picture'
import { AppError } from '@/lib/errors'
import { callApi } from '@/lib/http/api-client'
import type { MediaFile, MediaUse } from '@/lib/media/media'
import { Button } from './button'
import { Field } from './field'
import { FocalPoint } from './focal-point.client'
import { toShown } from './media-library.client'
import { showToast } from './toast.client'

type Props = {
  file: MediaFile
  canDelete: boolean
  onChange: (changed: MediaFile | null) => void
  onClose: () => void
}

const WORDS = [
  { name: 'alt', label: 'Alternative text', hint: 'What one would say of it to somebody on the telephone.' },
  { name: 'caption', label: 'Caption', hint: 'Stands under the picture.' },
  { name: 'credit', label: 'Credit', hint: 'Who made it: “Photo: Leyla Əliyeva”.' },
  { name: 'licence', label: 'Licence', hint: 'For the newsroom: under which terms it may be shown.' },
] as const

/** One file of the library: what is said of it, what a crop keeps, where it is shown. */
export function MediaDetails({ file, canDelete, onChange, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [uses, setUses] = useState<readonly MediaUse[] | null>(null)
  const [focalPoint, setFocalPoint] = useState(file.focalPoint)
  const [message, setMessage] = useState('')
  const address = `/api/v1/newsroom/media/${file.id}`

  useEffect(() => {
    dialog.current?.showModal()
    const leaving = new AbortController()
    callApi<{ uses: MediaUse[] }>(address, { signal: leaving.signal }).then(
      (found) => {
        setUses(found.uses)
      },
      () => undefined,
    )
    return () => {
      leaving.abort()
    }
  }, [address])

  const attempt = async (work: () => Promise<string>) => {
    try {
      showToast({ message: await work() })
      onClose()
    } catch (error) {
      setMessage(error instanceof AppError ? error.message : 'This could not be done.')
    }
  }
  const handleSave = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const words = Object.fromEntries(WORDS.map(({ name }) => [name, form.get(name)]))
    void attempt(async () => {
      onChange(await callApi<MediaFile>(address, { method: 'PATCH', json: { ...words, focalPoint } }))
      return 'Saved.'
    })
  }
  const handleDelete = () => {
    void attempt(async () => {
      await callApi(address, { method: 'DELETE' })
      onChange(null)
      return `${file.fileName} is deleted.`
    })
  }

  return (
    <dialog ref={dialog} className="admin-dialog media-dialog" aria-label={file.fileName} onClose={onClose}>
      <div className="media-dialog-head">
        <h2>{file.fileName}</h2>
        <Button kind="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
      {message !== '' && (
        <p role="alert" className="admin-form-message">
          {message}
        </p>
      )}
      <div className="media-details">
        <div>
          <FocalPoint value={focalPoint} onChange={setFocalPoint}>
            <Picture picture={toShown(file)} sizes="(min-width: 48rem) 24rem, 90vw" widthMax={960} isDecoration />
          </FocalPoint>
          <p className="media-facts">
            {file.width} × {file.height} pixels, {file.format.toUpperCase()}, {Math.ceil(file.bytes / 1024)} KB ·{' '}
            <a href={`${address}/original`} download>
              Download
            </a>
          </p>
          <h3>Where it is shown</h3>
          {uses?.length === 0 && <p className="admin-field-hint">Nowhere.</p>}
          <ul className="media-uses">
            {uses?.map((use) => (
              <li key={`${use.kind}-${use.id}`}>
                {use.kind === 'article' ? <a href={`/admin/articles/${use.id}`}>{use.name}</a> : use.name}
              </li>
            ))}
          </ul>
          {canDelete && uses?.length === 0 && (
            <Button kind="grave" onClick={handleDelete}>
              Delete this file
            </Button>
          )}
        </div>
        <form className="admin-form" onSubmit={handleSave}>
          {WORDS.map(({ name, label, hint }) => (
            <Field key={name} id={`media-${name}`} label={label} hint={hint}>
              <textarea
                id={`media-${name}`}
                name={name}
                rows={2}
                defaultValue={file[name]}
                aria-describedby={`media-${name}-hint`}
              />
            </Field>
          ))}
          <div className="admin-form-end">
            <Button kind="main" type="submit">
              Save
            </Button>
          </div>
        </form>
      </div>
    </dialog>
  )
}
