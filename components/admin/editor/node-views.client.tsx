'use client'

import { NodeViewContent, NodeViewWrapper, ReactNodeViewRenderer, type NodeViewProps } from '@tiptap/react'
import { createContext, useContext, useId } from 'react'
import { Button } from '../button'
import { Embed, Gallery, Picture, type GalleryImage } from './body-schema'

/** Opens the media library; what is chosen there is handed back. */
export type Picked = { src: string; alt: string; caption?: string; credit?: string }
export type PickPicture = (onPick: (picked: Picked) => void) => void
export const PickerContext = createContext<PickPicture>(() => undefined)

const thumbnail = (src: string) => (src.startsWith('/media/') ? `${src.split('/').slice(0, 3).join('/')}/480.webp` : '')

function AltField({ value, onChange }: { value: string; onChange: (alt: string) => void }) {
  const id = useId()
  return (
    <div className="admin-field">
      <label htmlFor={id}>Alternative text: what it shows</label>
      <input
        id={id}
        value={value}
        aria-invalid={value.trim() === '' ? true : undefined}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      />
    </div>
  )
}

function Shown({ src, alt }: GalleryImage) {
  // The library's own variants: Next's image component would make another one.
  // eslint-disable-next-line @next/next/no-img-element
  return <img src={thumbnail(src)} alt={alt} className="block-picture" />
}

function PictureView({ node, updateAttributes, deleteNode }: NodeViewProps) {
  const { src, alt } = node.attrs as GalleryImage
  const pick = useContext(PickerContext)
  return (
    <NodeViewWrapper as="figure" className="block-frame" data-drag-handle="">
      <div contentEditable={false} className="block-controls">
        <Shown src={src} alt={alt} />
        <AltField
          value={alt}
          onChange={(text) => {
            updateAttributes({ alt: text })
          }}
        />
        <BlockButtons
          onReplace={() => {
            pick((picked) => {
              updateAttributes({ src: picked.src, alt: picked.alt })
            })
          }}
          onRemove={deleteNode}
        />
      </div>
      <Caption />
    </NodeViewWrapper>
  )
}

function GalleryView({ node, updateAttributes, deleteNode }: NodeViewProps) {
  const images = node.attrs['images'] as GalleryImage[]
  const pick = useContext(PickerContext)
  const set = (next: GalleryImage[]) => {
    updateAttributes({ images: next })
  }
  return (
    <NodeViewWrapper as="figure" className="block-frame" data-drag-handle="">
      <div contentEditable={false} className="block-controls">
        {images.map((image, index) => (
          <div key={`${image.src}-${index}`} className="block-row">
            <Shown {...image} />
            <AltField
              value={image.alt}
              onChange={(alt) => {
                set(images.map((other, at) => (at === index ? { ...other, alt } : other)))
              }}
            />
            <Button
              kind="quiet"
              aria-label={`Take out picture ${index + 1}`}
              onClick={() => {
                set(images.filter((_, at) => at !== index))
              }}
            >
              Take out
            </Button>
          </div>
        ))}
        <div className="block-buttons">
          <Button
            onClick={() => {
              pick(({ src, alt }) => {
                set([...images, { src, alt }])
              })
            }}
          >
            Add a picture
          </Button>
          <Button kind="quiet" onClick={deleteNode}>
            Remove the gallery
          </Button>
        </div>
      </div>
      <Caption />
    </NodeViewWrapper>
  )
}

function EmbedView({ node, updateAttributes, deleteNode }: NodeViewProps) {
  const { href, title } = node.attrs as { href: string; title: string }
  const id = useId()
  return (
    <NodeViewWrapper as="figure" className="block-frame" data-drag-handle="">
      <div contentEditable={false} className="block-controls">
        <p className="block-address">Embed: {href}</p>
        <div className="admin-field">
          <label htmlFor={id}>Its title, shown before a reader loads it</label>
          <input
            id={id}
            value={title}
            onChange={(event) => {
              updateAttributes({ title: event.target.value })
            }}
          />
        </div>
        <BlockButtons onRemove={deleteNode} />
      </div>
      <Caption />
    </NodeViewWrapper>
  )
}

function BlockButtons({ onReplace, onRemove }: { onReplace?: () => void; onRemove: () => void }) {
  return (
    <div className="block-buttons">
      {onReplace && <Button onClick={onReplace}>Replace</Button>}
      <Button kind="quiet" onClick={onRemove}>
        Remove
      </Button>
    </div>
  )
}

function Caption() {
  return (
    <div className="block-caption">
      <span contentEditable={false} className="block-caption-name">
        Caption
      </span>
      <NodeViewContent className="block-caption-text" />
    </div>
  )
}

/** The blocks that are more than text, with what belongs to them to be filled in where they stand. */
export const blockViews = [
  Picture.extend({ addNodeView: () => ReactNodeViewRenderer(PictureView) }),
  Gallery.extend({ addNodeView: () => ReactNodeViewRenderer(GalleryView) }),
  Embed.extend({ addNodeView: () => ReactNodeViewRenderer(EmbedView) }),
]
