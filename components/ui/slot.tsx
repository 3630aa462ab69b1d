import type { HTMLAttributes } from 'react'

type Props = Omit<HTMLAttributes<HTMLElement>, 'children' | 'dangerouslySetInnerHTML'> & {
  as?: 'dd' | 'div' | 'figcaption' | 'p' | 'span' | 'ul'
  text?: string
} & Record<`data-${string}`, string>

/**
 * An element whose content is the reader module's. React writes it once and never looks into it, so whatever a reader
 * did before React came stays as it is.
 */
export function Slot({ as: Tag = 'div', text = '', ...attributes }: Props) {
  return <Tag {...attributes} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: escapeHtml(text) }} />
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
