'use client'

import { useContext, useState } from 'react'
import { FormContext } from './admin-form.client'
import { Button } from './button'
import { MediaPicker } from './media-picker.client'

type Props = { name: string; label: string; value: string | null; thumbnail: string | null; hint?: string }

/** A picture as a field of a form: what is sent is the file's id, '' for none. */
export function MediaField({ name, label, value, thumbnail, hint }: Props) {
  const { id: formId, state } = useContext(FormContext)
  const [picked, setPicked] = useState({ id: value ?? '', thumbnail })
  const [isOpen, setIsOpen] = useState(false)
  const error = state.fields[name]
  const id = `${formId}-${name}`
  return (
    <div className="admin-field media-field" role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`}>{label}</span>
      <input type="hidden" name={name} value={picked.id} />
      {picked.thumbnail !== null && (
        <picture>
          <img src={picked.thumbnail} alt="" />
        </picture>
      )}
      <span className="admin-form-end">
        <Button
          onClick={() => {
            setIsOpen(true)
          }}
        >
          {picked.id === '' ? 'Choose a picture' : 'Choose another'}
        </Button>
        {picked.id !== '' && (
          <Button
            kind="quiet"
            onClick={() => {
              setPicked({ id: '', thumbnail: null })
            }}
          >
            Take it away
          </Button>
        )}
      </span>
      {hint !== undefined && <p className="admin-field-hint">{hint}</p>}
      {error !== undefined && (
        <p className="admin-field-error" role="alert">
          {error}
        </p>
      )}
      <MediaPicker
        isOpen={isOpen}
        onClose={() => {
          setIsOpen(false)
        }}
        onPick={(file) => {
          setPicked(file)
          setIsOpen(false)
        }}
      />
    </div>
  )
}
