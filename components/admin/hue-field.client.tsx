'use client'

import { useContext, useState } from 'react'
import { sectionClass } from '@/components/article/section-labels'
import { SECTION_MARKS, type SectionMark } from '@/lib/sections/section'
import { FormContext } from './admin-form.client'
import { Field } from './field'

type Props = { name: string; hue: number; mark: SectionMark }

const HUE_STEP = 5

/** A section's colour and mark, with how its name will look. Lightness is the theme's, so any colour can be read. */
export function HueField({ name, hue, mark }: Props) {
  const { id } = useContext(FormContext)
  const [chosen, setChosen] = useState({ hue, mark })
  return (
    <>
      <Field id={`${id}-hue`} label="Colour">
        <input
          id={`${id}-hue`}
          name="hue"
          type="range"
          min={0}
          max={355}
          step={HUE_STEP}
          value={chosen.hue}
          onChange={(event) => {
            setChosen({ ...chosen, hue: Number(event.currentTarget.value) })
          }}
        />
      </Field>
      <Field id={`${id}-mark`} label="Mark">
        <select
          id={`${id}-mark`}
          name="mark"
          value={chosen.mark}
          onChange={(event) => {
            setChosen({ ...chosen, mark: SECTION_MARKS.find((mark) => mark === event.currentTarget.value) ?? 'rhomb' })
          }}
        >
          {SECTION_MARKS.map((candidate) => (
            <option key={candidate}>{candidate}</option>
          ))}
        </select>
      </Field>
      <p className="section-labels" aria-hidden="true">
        <span className={sectionClass(chosen)}>{name || 'Section'}</span>
      </p>
    </>
  )
}
