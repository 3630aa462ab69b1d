'use client'

import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core'
import { arrayMove, SortableContext, sortableKeyboardCoordinates, useSortable } from '@dnd-kit/sortable'
import { useRouter } from 'next/navigation'
import {
  startTransition,
  useActionState,
  useEffect,
  useId,
  useOptimistic,
  type ReactNode,
  type SyntheticEvent,
} from 'react'
import type { FormState } from '@/lib/http/form-state'
import { orderAfter } from '@/lib/order'
import { Button } from './button'

export type OrderedItem = {
  id: string
  /** For whoever hears the page: "Move … up". */
  name: string
  content: ReactNode
  /** Buttons of the same form: `name="do"`. */
  tools?: readonly { label: string; value: string }[]
}

type Props = {
  /** Which of several forms on a page this is. */
  id: string
  items: readonly OrderedItem[]
  action: (previous: FormState, form: FormData) => Promise<FormState>
  hidden?: Readonly<Record<string, string>>
}

const UNSENT: FormState = { kind: 'new', message: '', fields: {}, values: {} }

/** A list that is put into order by dragging, by the keyboard, or, without script, by its buttons. It saves at once. */
export function OrderedList({ id, items, action, hidden = {} }: Props) {
  const [state, send, isSaving] = useActionState(action, UNSENT)
  const [order, setOrder] = useOptimistic(items.map((item) => item.id))
  const router = useRouter()
  const contextId = useId()
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  useEffect(() => {
    if (state.kind === 'done') router.refresh()
  }, [state, router])

  const save = (form: FormData, next: string[]) => {
    // What comes back brings the revision that the next step is based on.
    if (isSaving) return
    startTransition(() => {
      setOrder(next)
      form.set('order', next.join(','))
      form.delete('move')
      send(form)
    })
  }
  const handleSubmit = (event: SyntheticEvent<HTMLFormElement, SubmitEvent>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget, event.nativeEvent.submitter)
    const move = form.get('move')
    save(form, orderAfter(order, typeof move === 'string' ? move : ''))
  }
  const handleDragEnd = ({ active, over }: DragEndEvent) => {
    const from = order.indexOf(String(active.id))
    const to = over ? order.indexOf(String(over.id)) : -1
    const element = document.getElementById(id)
    if (to === -1 || to === from || !(element instanceof HTMLFormElement)) return
    save(new FormData(element), arrayMove(order, from, to))
  }
  const byId = new Map(items.map((item) => [item.id, item]))
  const shown = order.flatMap((itemId) => byId.get(itemId) ?? [])
  return (
    <form id={id} action={send} onSubmit={handleSubmit} className="ordered-form" aria-busy={isSaving}>
      {state.message !== '' && (
        <p className="admin-form-message" role={state.kind === 'refused' ? 'alert' : 'status'}>
          {state.message}
        </p>
      )}
      <input type="hidden" name="form" value={id} />
      <input type="hidden" name="order" value={order.join(',')} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <DndContext id={contextId} sensors={sensors} collisionDetection={closestCenter} onDragEnd={handleDragEnd}>
        <SortableContext items={order}>
          <ol className="ordered-list">
            {shown.map((item, index) => (
              <Row key={item.id} item={item} isFirst={index === 0} isLast={index === shown.length - 1} />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
    </form>
  )
}

function Row({ item, isFirst, isLast }: { item: OrderedItem; isFirst: boolean; isLast: boolean }) {
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({
    id: item.id,
  })
  const moved = transform && `translate3d(${Math.round(transform.x)}px, ${Math.round(transform.y)}px, 0)`
  return (
    <li
      ref={setNodeRef}
      className={isDragging ? 'ordered-row ordered-row-dragged' : 'ordered-row'}
      style={{ transform: moved ?? undefined, transition }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className="ordered-handle"
        {...attributes}
        {...listeners}
        aria-label={`Drag ${item.name}`}
      />
      <div className="ordered-content">{item.content}</div>
      <div className="ordered-tools">
        {item.tools?.map((tool) => (
          <Button key={tool.value} kind="quiet" type="submit" name="do" value={tool.value}>
            {tool.label} <span className="visually-hidden">{item.name}</span>
          </Button>
        ))}
        <Button
          kind="quiet"
          type="submit"
          name="move"
          value={`up:${item.id}`}
          disabled={isFirst}
          aria-label={`Move ${item.name} up`}
        >
          ↑
        </Button>
        <Button
          kind="quiet"
          type="submit"
          name="move"
          value={`down:${item.id}`}
          disabled={isLast}
          aria-label={`Move ${item.name} down`}
        >
          ↓
        </Button>
      </div>
    </li>
  )
}
