'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '../button'
import { askForPreviewLink, askForPreviewLinks, askToRevoke, type PreviewLinkFacts } from './newsroom-api'

/** The reader's own page with the draft in it, as a phone or a desk shows it; and secret links to it. */
export function PreviewPanel({ id, revision, onClose }: { id: string; revision: number; onClose: () => void }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [width, setWidth] = useState<'phone' | 'desk'>('phone')
  const [theme, setTheme] = useState<'light' | 'dark'>('light')
  const [links, setLinks] = useState<PreviewLinkFacts[]>([])
  const [made, setMade] = useState('')
  useEffect(() => {
    void askForPreviewLinks(id).then((answer) => {
      if (answer.kind === 'answer') setLinks(answer.value)
    })
  }, [id])
  const paint = () => {
    const page = frame.current?.contentDocument?.documentElement
    if (page) page.dataset['theme'] = theme
  }
  useEffect(paint, [theme])
  const choice = (label: string, isOn: boolean, run: () => void) => (
    <Button kind="quiet" aria-pressed={isOn} onClick={run}>
      {label}
    </Button>
  )
  return (
    <section className="preview-panel" aria-label="Preview">
      <div className="block-buttons">
        {choice('Phone', width === 'phone', () => {
          setWidth('phone')
        })}
        {choice('Desk', width === 'desk', () => {
          setWidth('desk')
        })}
        {choice('Light', theme === 'light', () => {
          setTheme('light')
        })}
        {choice('Dark', theme === 'dark', () => {
          setTheme('dark')
        })}
        <a className="admin-button admin-button-quiet" href={`/preview/draft/${id}`} target="_blank" rel="noopener">
          Full screen
        </a>
        <Button kind="quiet" onClick={onClose}>
          Close the preview
        </Button>
      </div>
      <div className={`preview-stage preview-${width}`}>
        <iframe
          ref={frame}
          key={revision}
          title="The article as readers would see it"
          src={`/preview/draft/${id}?revision=${revision}`}
          onLoad={paint}
        />
      </div>
      <details className="fields-group">
        <summary>Secret links ({links.length})</summary>
        <p>Whoever has one sees the draft, without an account.</p>
        {made !== '' && (
          <p className="preview-made" role="status">
            <a href={made}>{made}</a>
          </p>
        )}
        <Button
          onClick={() => {
            void askForPreviewLink(id, 7).then((answer) => {
              if (answer.kind !== 'answer') return
              setMade(new URL(answer.value.path, globalThis.location.href).href)
              setLinks([...links, answer.value.link])
            })
          }}
        >
          Make a link for a week
        </Button>
        <ul>
          {links.map((link) => (
            <li key={link.id}>
              by {link.createdBy}, until {link.expiresAt.toLocaleDateString('en-GB')}{' '}
              <Button
                kind="quiet"
                onClick={() => {
                  void askToRevoke(id, link.id).then((answer) => {
                    if (answer.kind === 'answer') setLinks(answer.value)
                    setMade('')
                  })
                }}
              >
                Revoke
              </Button>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
