import type { SectionLabel } from '@/lib/articles/article-view'
import type { SectionMark } from '@/lib/sections/section'

/**
 * A section's hue as a class of the stylesheet, to the nearest 5 degrees: lightness and chroma are the theme's. A style
 * attribute for each would have to be named in the page's security policy, in every answer.
 */
export const hueClass = (hue: number) => `hue-${(Math.round(hue / 5) * 5) % 360}`

/** Its hue and its mark, where its name stands. */
export const sectionClass = ({ hue, mark }: { hue: number; mark: SectionMark }) => `${hueClass(hue)} mark-${mark}`

/** The sections of a story, as links. */
export function SectionLabels({ sections, countMax = 3 }: { sections: SectionLabel[]; countMax?: number }) {
  return (
    <p className="section-labels">
      {sections.slice(0, countMax).map((section) => (
        <a key={section.id} href={section.path} className={sectionClass(section)}>
          {section.name}
        </a>
      ))}
    </p>
  )
}
