'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { AppError } from '@/lib/errors'
import { sendFile } from '@/lib/http/send-file'
import { useLeaving } from '../use-leaving'

type Sending = { name: string; share: number; isOver: boolean; words: string }

/** Chooses an archive and sends it in parts; what breaks off goes on, also after the page was closed. */
export function ArchiveUpload({ bytesMax }: { bytesMax: number }) {
  const [sending, setSending] = useState<Sending | null>(null)
  const router = useRouter()
  const leaving = useLeaving()
  const megabytes = Math.round(bytesMax / 1024 / 1024).toLocaleString('en')

  const send = async (file: File) => {
    const signal = leaving()
    const tell = (told: Omit<Sending, 'name'>) => {
      setSending({ name: file.name, ...told })
    }
    if (file.size > bytesMax) {
      tell({
        share: 0,
        isOver: true,
        words: `is larger than ${megabytes} MB. The import by command has no such limit.`,
      })
      return
    }
    tell({ share: 0, isOver: false, words: 'on its way' })
    try {
      const { id } = await sendFile<{ kind: 'done'; id: string }>(file, {
        endpoint: '/api/v1/newsroom/imports/uploads',
        signal,
        onProgress: (share) => {
          tell({ share, isOver: false, words: `on its way, ${Math.floor(share * 100)} %` })
        },
      })
      router.push(`/admin/import/${id}` as Route)
    } catch (error) {
      if (signal.aborted) return
      tell({ share: 0, isOver: true, words: error instanceof AppError ? error.message : 'could not be sent' })
    }
  }

  return (
    <div className="upload-drop">
      <label htmlFor="archive" className="upload-label">
        Upload an archive
      </label>
      <input
        id="archive"
        type="file"
        accept=".xml,.json,text/xml,application/xml,application/json"
        aria-describedby="archive-hint"
        disabled={sending !== null && !sending.isOver}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) void send(file)
        }}
      />
      <p id="archive-hint" className="admin-field-hint">
        WordPress: Tools, Export, “All content” (.xml). Ghost: Settings, Migration tools, Export (.json). Up to{' '}
        {megabytes} MB; several files of one site come in one after the other.
      </p>
      <div role="status">
        {sending && (
          <p className="import-sending">
            {sending.name} <span className={sending.isOver ? 'import-refused' : 'upload-words'}>{sending.words}</span>
          </p>
        )}
      </div>
      {sending && !sending.isOver && <progress value={sending.share} aria-label={`${sending.name} on its way`} />}
      <noscript>
        <p>Uploading needs JavaScript. Without it there is the command npm run import:wordpress.</p>
      </noscript>
    </div>
  )
}
