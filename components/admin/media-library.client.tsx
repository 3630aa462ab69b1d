'use client'

import { useRef, useState, type ReactNode } from 'react'
import { Picture } from '@/components/site/picture'
import { AppError } from '@/lib/errors'
import { callApi } from '@/lib/http/api-client'
import type { MediaFile } from '@/lib/media/media'
import { Button } from './button'
import { EmptyState } from './empty-state'
import { UploadQueue } from './upload-queue.client'

export type MediaPage = { files: MediaFile[]; next: string | null }

type Props = {
  /** Ids on the page begin with it. */
  id: string
  first: MediaPage
  /** What a click on a picture does, in words for whoever hears the page: "Choose", "Look at". */
  verb: string
  onChoose: (file: MediaFile) => void
  /** Files that were changed or removed (null) since. */
  changes?: ReadonlyMap<string, MediaFile | null>
  aside?: ReactNode
}

const SEARCH_PAUSE_MS = 250

/** The library as a board: adding, searching, one picture after the other. */
export function MediaLibrary({ id, first, verb, onChoose, changes, aside }: Props) {
  const [page, setPage] = useState(first)
  const [query, setQuery] = useState('')
  const [message, setMessage] = useState('')
  const asked = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const load = async (wanted: { query: string; after?: string }) => {
    const number = ++asked.current
    try {
      const parameters = new URLSearchParams({ q: wanted.query, ...(wanted.after && { after: wanted.after }) })
      const found = await callApi<MediaPage>(`/api/v1/newsroom/media?${parameters.toString()}`)
      // A later question was asked meanwhile.
      if (number !== asked.current) return
      setPage((before) => (wanted.after ? { ...found, files: [...before.files, ...found.files] } : found))
      setMessage(
        wanted.after || wanted.query === '' ? '' : `${found.files.length}${found.next ? ' and more' : ''} found`,
      )
    } catch (error) {
      setMessage(error instanceof AppError ? error.message : 'This could not be loaded.')
    }
  }

  const handleQuery = (text: string) => {
    setQuery(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void load({ query: text }), SEARCH_PAUSE_MS)
  }

  const files = page.files.flatMap((file) => {
    const changed = changes?.get(file.id)
    return changed === null ? [] : [changed ?? file]
  })
  return (
    <div className="media-library">
      <UploadQueue
        id={`${id}-files`}
        onDone={(file) => {
          setPage((before) => ({ ...before, files: [file, ...before.files.filter((other) => other.id !== file.id)] }))
        }}
      />
      <div className="media-search admin-field">
        <label htmlFor={`${id}-search`}>Search the library</label>
        <input
          id={`${id}-search`}
          type="search"
          value={query}
          onChange={(event) => {
            handleQuery(event.currentTarget.value)
          }}
        />
        <p role="status" className="admin-field-hint">
          {message}
        </p>
      </div>
      {aside}
      {files.length === 0 && (
        <EmptyState title={query === '' ? 'No pictures yet' : 'Nothing has these words'}>
          {query === ''
            ? 'What you drop above stands here, newest first.'
            : 'Files are found by their name, alternative text, caption, credit and licence.'}
        </EmptyState>
      )}
      <ul className="media-grid">
        {files.map((file) => (
          <li key={file.id}>
            <button
              type="button"
              className="media-tile"
              onClick={() => {
                onChoose(file)
              }}
            >
              <span className="visually-hidden">{verb} </span>
              <span className="media-tile-picture">
                <Picture picture={{ ...toShown(file), alt: '' }} sizes="11rem" widthMax={320} isDecoration />
              </span>
              <span className="media-tile-name">{file.alt || file.fileName}</span>
              {file.alt === '' && <span className="media-tile-lack">No alternative text</span>}
            </button>
          </li>
        ))}
      </ul>
      {page.next !== null && (
        <Button onClick={() => void load({ query, after: page.next ?? '' })}>More pictures</Button>
      )}
    </div>
  )
}

/** A file as pages show it. */
export const toShown = ({ id, width, height, placeholder, alt }: MediaFile) => ({
  key: id,
  ...{ width, height, placeholder, alt },
})
