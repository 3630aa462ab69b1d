'use client'

import type { Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../button'
import { searchArticles, type FoundArticle } from '../search-articles'

/** A link on the chosen words: an address, or a piece of this site found by its words. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const current = editor.getAttributes('link')['href'] as string | undefined
  const [text, setText] = useState(current ?? '')
  const [found, setFound] = useState<FoundArticle[]>([])
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  useEffect(() => {
    if (isAddress(text) || text.trim().length < 2) return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      void searchArticles(text, leaving.signal).then(setFound)
    }, 200)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [text])

  const set = (href: string) => {
    const chain = editor.chain().focus().extendMarkRange('link')
    if (href === '') chain.unsetLink().run()
    else if (editor.state.selection.empty && current === undefined)
      chain.insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run()
    else chain.setLink({ href }).run()
    onClose()
  }
  const isReady = isAddress(text)
  return (
    <dialog ref={dialog} className="admin-dialog" aria-label="Link" onClose={onClose}>
      <form
        className="link-form"
        onSubmit={(event) => {
          event.preventDefault()
          const [first] = found
          if (isReady) set(withScheme(text.trim()))
          else if (first) set(first.path)
        }}
      >
        <label htmlFor="link-address">An address, or words of one of our pieces</label>
        <input
          id="link-address"
          className="link-address"
          value={text}
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value)
          }}
        />
        {!isReady && text.trim().length > 1 && (
          <ul className="link-found">
            {found.map(({ headline, path }) => (
              <li key={path}>
                <button
                  type="button"
                  onClick={() => {
                    set(path)
                  }}
                >
                  {headline}
                </button>
              </li>
            ))}
          </ul>
        )}
        <div className="block-buttons">
          <Button kind="main" type="submit">
            Link
          </Button>
          {current !== undefined && (
            <Button
              onClick={() => {
                set('')
              }}
            >
              Remove the link
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </dialog>
  )
}

const isAddress = (text: string) => /^(https?:\/\/|mailto:|tel:|\/)\S+$|^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text.trim())
const withScheme = (text: string) => (/^([a-z]+:|\/)/.test(text) ? text : `https://${text}`)
