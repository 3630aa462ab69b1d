'use client'

import { useRef, useState } from 'react'
import { AppError } from '@/lib/errors'
import { FILE_BYTES_MAX, type MediaFile } from '@/lib/media/media'
import { uploadFile } from '@/lib/media/upload-client'
import { Button } from './button'
import { useLeaving } from './use-leaving'

type Entry = { key: number; name: string; share: number; words: string; isOver: boolean }

const ACCEPTED = 'image/jpeg,image/png,image/webp,image/avif,image/gif,image/svg+xml'
/** At a time: more would only share the same line. */
const RUNNING_MAX = 2

type Props = { id: string; onDone: (file: MediaFile) => void }

/** Where files are dropped or chosen, and what becomes of each. They come in one after the other, two at a time. */
export function UploadQueue({ id, onDone }: Props) {
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [isOver, setIsOver] = useState(false)
  const queue = useRef<{ running: number; waiting: (() => Promise<void>)[]; next: number }>({
    running: 0,
    waiting: [],
    next: 0,
  })
  const leaving = useLeaving()

  const change = (key: number, changed: Partial<Entry>) => {
    setEntries((before) => before.map((entry) => (entry.key === key ? { ...entry, ...changed } : entry)))
  }

  const send = async (file: File, key: number) => {
    const signal = leaving()
    try {
      const { file: kept, isKnown } = await uploadFile(file, {
        signal,
        onProgress: (share) => {
          change(key, { share, words: 'on its way' })
        },
      })
      change(key, { share: 1, isOver: true, words: isKnown ? 'is in the library already' : 'is in the library' })
      onDone(kept)
    } catch (error) {
      if (signal.aborted) return
      change(key, { isOver: true, words: error instanceof AppError ? error.message : 'could not be sent' })
    }
  }

  const runNext = () => {
    const { current } = queue
    if (current.running >= RUNNING_MAX) return
    const work = current.waiting.shift()
    if (!work) return
    current.running += 1
    void work().finally(() => {
      current.running -= 1
      runNext()
    })
  }

  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const key = queue.current.next++
      const isTooLarge = file.size > FILE_BYTES_MAX
      const words = isTooLarge ? `is larger than ${FILE_BYTES_MAX / 1024 / 1024} MB. Save it smaller.` : 'waits'
      setEntries((before) => [...before, { key, name: file.name, share: 0, words, isOver: isTooLarge }])
      if (!isTooLarge) queue.current.waiting.push(() => send(file, key))
      runNext()
    }
  }

  return (
    <div
      className={isOver ? 'upload-drop upload-drop-over' : 'upload-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => {
        setIsOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        add(event.dataTransfer.files)
      }}
    >
      <label htmlFor={id} className="upload-label">
        Add pictures
      </label>
      <input
        id={id}
        type="file"
        multiple
        accept={ACCEPTED}
        onChange={(event) => {
          add(event.currentTarget.files ?? [])
          event.currentTarget.value = ''
        }}
      />
      <p className="admin-field-hint">Choose or drop as many as you like: up to 25 MB and 60 megapixels each.</p>
      {entries.length > 0 && (
        <>
          <ul className="upload-entries" aria-live="polite">
            {entries.map((entry) => (
              <li key={entry.key}>
                <span>
                  {entry.name} <span className="upload-words">{entry.words}</span>
                </span>
                {!entry.isOver && <progress value={entry.share} aria-label={`${entry.name} on its way`} />}
              </li>
            ))}
          </ul>
          {entries.every((entry) => entry.isOver) && (
            <Button
              kind="quiet"
              onClick={() => {
                setEntries([])
              }}
            >
              Clear this list
            </Button>
          )}
        </>
      )}
    </div>
  )
}
