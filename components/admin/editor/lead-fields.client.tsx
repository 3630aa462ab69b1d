'use client'

import type { DraftContent } from '@/lib/drafts/draft'
import { Button } from '../button'
import { LeadFocalPoint } from './lead-focal-point.client'
import type { PickPicture } from './node-views.client'
import { TextField } from './text-field.client'

type Props = {
  content: DraftContent
  problems: Readonly<Record<string, string>>
  change: (patch: Partial<DraftContent>) => void
  pickPicture: PickPicture
}

/** The picture at an article's head: what it shows, what is said of it, and what a crop keeps. */
export function LeadFields({ content, change, pickPicture, problems }: Props) {
  const { leadImage } = content
  const pick = () => {
    pickPicture(({ src, alt, caption = '', credit = '' }) => {
      change({ leadImage: { mediaId: src.split('/')[2] ?? '', alt, caption, credit } })
    })
  }
  if (!leadImage) return <Button onClick={pick}>Choose a picture</Button>
  const set = (patch: Partial<typeof leadImage>) => {
    change({ leadImage: { ...leadImage, ...patch } })
  }
  return (
    <>
      <LeadFocalPoint key={leadImage.mediaId} mediaId={leadImage.mediaId} />
      <TextField
        label="Alternative text: what it shows"
        value={leadImage.alt}
        error={problems['leadImage.alt']}
        onChange={(alt) => {
          set({ alt })
        }}
      />
      <TextField
        label="Caption"
        value={leadImage.caption}
        onChange={(caption) => {
          set({ caption })
        }}
      />
      <TextField
        label="Credit"
        value={leadImage.credit}
        onChange={(credit) => {
          set({ credit })
        }}
      />
      <div className="block-buttons">
        <Button onClick={pick}>Choose another</Button>
        <Button
          kind="quiet"
          onClick={() => {
            change({ leadImage: null })
          }}
        >
          Remove
        </Button>
      </div>
    </>
  )
}
