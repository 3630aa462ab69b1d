import type { NewsroomFilter } from '@/lib/articles/newsroom-list'
import { Button, ButtonLink } from '../button'
import { Field } from '../field'

type Props = {
  filter: NewsroomFilter
  sections: readonly { value: string; label: string }[]
  isEditor: boolean
}

/** The list's questions as a form that is sent to its own address: what is asked can be kept, sent and gone back to. */
export function ListFilters({ filter, sections, isEditor }: Props) {
  const { section, author, tag, origin, from, to, mine } = filter
  const isNarrowed = [section, author, tag, origin, from, to, mine].some((value) => value !== '')
  return (
    <form action="/admin/articles" className="list-filters" role="search" aria-label="Articles">
      {filter.state !== '' && <input type="hidden" name="state" value={filter.state} />}
      <div className="list-filters-search">
        <input
          type="search"
          name="q"
          defaultValue={filter.q}
          aria-label="Words of the headline or the text"
          placeholder="Search"
        />
        <Button type="submit">Show</Button>
      </div>
      <details open={isNarrowed}>
        <summary>Narrow and sort</summary>
        <div className="list-filters-fields">
          <Choice name="section" label="Section" value={section} options={sections} />
          <Text name="author" label="Author" value={author} />
          <Text name="tag" label="Tag" value={tag} />
          <Choice name="origin" label="Origin" value={origin} options={ORIGINS} />
          <Text name="from" label="From" value={from} type="date" />
          <Text name="to" label="Until" value={to} type="date" />
          <Choice name="sort" label="Sorted by" value={filter.sort} options={SORTS} isWhole />
          <Choice name="order" label="Order" value={filter.order} options={ORDERS} isWhole />
          {isEditor && <Choice name="mine" label="Begun by" value={mine} options={[{ value: '1', label: 'Me' }]} />}
          <ButtonLink href="/admin/articles" kind="quiet">
            Clear
          </ButtonLink>
        </div>
      </details>
    </form>
  )
}

const ORIGINS = [
  { value: 'exclusive', label: 'Exclusive' },
  { value: 'translation', label: 'Translation' },
  { value: 'reprint', label: 'Reprint' },
]
const SORTS = [
  { value: 'changed', label: 'Last change' },
  { value: 'published', label: 'Going live' },
]
const ORDERS = [
  { value: 'desc', label: 'Newest first' },
  { value: 'asc', label: 'Oldest first' },
]

type ChoiceProps = {
  name: string
  label: string
  value: string
  options: readonly { value: string; label: string }[]
  /** Every value is one of the options: there is no "any". */
  isWhole?: boolean
}

function Choice({ name, label, value, options, isWhole = false }: ChoiceProps) {
  return (
    <Field id={`filter-${name}`} label={label}>
      <select id={`filter-${name}`} name={name} defaultValue={value}>
        {!isWhole && <option value="">Any</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

function Text({ name, label, value, type = 'text' }: { name: string; label: string; value: string; type?: string }) {
  return (
    <Field id={`filter-${name}`} label={label}>
      <input id={`filter-${name}`} name={name} type={type} defaultValue={value} autoComplete="off" />
    </Field>
  )
}
