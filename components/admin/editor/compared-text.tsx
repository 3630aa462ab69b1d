import type { ComparedField } from '@/lib/drafts/history-lookup'

/** What was taken out and what was put in, word by word; told by more than colour. */
export function ComparedText({ fields }: { fields: readonly ComparedField[] }) {
  if (fields.length === 0) return <p>Nothing in its words. Something beside the text was changed.</p>
  return (
    <dl className="compared">
      {fields.map(({ name, parts }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {parts.map(({ text, is }, index) => {
              if (is === 'added') return <ins key={index}>{text}</ins>
              return is === 'removed' ? <del key={index}>{text}</del> : <span key={index}>{text}</span>
            })}
          </dd>
        </div>
      ))}
    </dl>
  )
}
