import { sectionClass } from '@/components/article/section-labels'
import type { Section } from '@/lib/sections/section'

/** A section's name in its colour, with its mark, as readers meet it. */
export function SectionSample({ section, href }: { section: Pick<Section, 'name' | 'hue' | 'mark'>; href: string }) {
  return (
    <p className="section-labels">
      <a href={href} className={sectionClass(section)}>
        {section.name}
      </a>
    </p>
  )
}
