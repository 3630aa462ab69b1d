'use client'

import type { ReactNode } from 'react'
import type { Media } from '@/lib/media/media'

type Point = NonNullable<Media['focalPoint']>
type Props = { value: Point | null; onChange: (point: Point | null) => void; children: ReactNode }

const MIDDLE: Point = { x: 0.5, y: 0.5 }
const AXES = [
  { axis: 'x', label: 'What crops keep, from left to right' },
  { axis: 'y', label: 'What crops keep, from top to bottom' },
] as const

/** What a crop has to keep: a click on the picture, or two sliders for whoever uses the keyboard. */
export function FocalPoint({ value, onChange, children }: Props) {
  const point = value ?? MIDDLE
  return (
    <div className="focal-point">
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- The sliders below do the same by keyboard. */}
      <div
        className="focal-point-picture"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect()
          onChange({ x: part((event.clientX - box.left) / box.width), y: part((event.clientY - box.top) / box.height) })
        }}
      >
        {children}
        <span
          className="focal-point-mark"
          style={{ insetInlineStart: `${point.x * 100}%`, top: `${point.y * 100}%` }}
        />
      </div>
      {AXES.map(({ axis, label }) => (
        <input
          key={axis}
          type="range"
          min={0}
          max={1}
          step={0.01}
          value={point[axis]}
          aria-label={label}
          onChange={(event) => {
            onChange({ ...point, [axis]: Number(event.currentTarget.value) })
          }}
        />
      ))}
    </div>
  )
}

const part = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 100) / 100
