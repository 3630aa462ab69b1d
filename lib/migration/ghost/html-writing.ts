/** Text as HTML shows it. */
export const markup = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

/** ` name="value"`, or nothing for an empty value. */
export const attribute = (name: string, value: string) =>
  value === '' ? '' : ` ${name}="${markup(value).replace(/"/g, '&quot;')}"`

/** A text among what a card holds; empty where it is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
