import type { CSSProperties } from 'react'
import type { SectionLabel } from '@/lib/articles/article-view'
import type { SectionMark } from '@/lib/sections/section'

/** A section's hue as the theme's own custom property: lightness and chroma are the stylesheet's. */
export const hueStyle = (hue: number) => ({ '--section-hue': String(hue) }) as CSSProperties

/** Its hue and its mark, where its name stands. */
export const sectionStyle = ({ hue, mark }: { hue: number; mark: SectionMark }) =>
  ({ '--section-hue': String(hue), '--section-mark': `var(--shape-${mark})` }) as CSSProperties

/** The sections of a story, as links. */
export function SectionLabels({ sections, countMax = 3 }: { sections: SectionLabel[]; countMax?: number }) {
  return (
    <p className="section-labels">
      {sections.slice(0, countMax).map((section) => (
        <a key={section.id} href={section.path} style={sectionStyle(section)}>
          {section.name}
        </a>
      ))}
    </p>
  )
}
