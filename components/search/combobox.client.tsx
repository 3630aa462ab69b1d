import { useEffect, useState, useSyncExternalStore, type RefObject } from 'react'

/** What stands in a field that React did not make, from the first letter on. */
export function useFieldText(field: HTMLInputElement): string {
  return useSyncExternalStore(
    (onChange) => {
      field.addEventListener('input', onChange)
      return () => {
        field.removeEventListener('input', onChange)
      }
    },
    () => field.value,
  )
}

/**
 * Makes a field and a list of options one combobox (ARIA Authoring Practices, "Editable Combobox With List
 * Autocomplete"): arrows move among the options, Home and End to the first and last once one is reached, Enter takes it,
 * Escape closes the dialog. Without an option Enter, Home and End are the field's own. Gives back the reached option's id.
 */
export function useCombobox(
  field: HTMLInputElement,
  list: RefObject<HTMLElement | null>,
  { text, hasOptions }: { text: string; hasOptions: boolean },
): string | null {
  const [reached, setReached] = useState<{ id: string; text: string } | null>(null)
  // Other words make another list: nothing of it is reached yet.
  const activeId = reached?.text === text ? reached.id : null

  useEffect(() => {
    field.setAttribute('role', 'combobox')
    field.setAttribute('aria-autocomplete', 'list')
    field.setAttribute('aria-haspopup', 'listbox')
  }, [field])
  useEffect(() => {
    field.setAttribute('aria-expanded', String(hasOptions))
    if (list.current) field.setAttribute('aria-controls', list.current.id)
    if (activeId === null) field.removeAttribute('aria-activedescendant')
    else field.setAttribute('aria-activedescendant', activeId)
  }, [field, list, hasOptions, activeId])

  useEffect(() => {
    const reach = (option: HTMLElement | undefined) => {
      setReached(option ? { id: option.id, text } : null)
      option?.scrollIntoView({ block: 'nearest' })
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      const options = [...(list.current?.querySelectorAll<HTMLElement>('[role=option]') ?? [])]
      const at = options.findIndex(({ id }) => id === activeId)
      const target = targetOf(event, { at, count: options.length })
      if (target === 'field') return
      event.preventDefault()
      if (target === 'close') field.closest('dialog')?.close()
      else if (target === 'take') options[at]?.click()
      else reach(options[target])
    }
    field.addEventListener('keydown', onKey)
    return () => {
      field.removeEventListener('keydown', onKey)
    }
  }, [field, list, text, activeId])

  return activeId
}

type Target = 'field' | 'take' | 'close' | number

/** Where a key leads from option `at` (-1: none). Past the last option, and before the first, stands the field itself. */
function targetOf({ key, shiftKey }: KeyboardEvent, { at, count }: { at: number; count: number }): Target {
  switch (key) {
    case 'Escape':
      return 'close'
    case 'ArrowDown':
      return count === 0 ? 'field' : at === count - 1 ? -1 : at + 1
    case 'ArrowUp':
      return count === 0 ? 'field' : at === -1 ? count - 1 : at - 1
    case 'Home':
      return at === -1 || shiftKey ? 'field' : 0
    case 'End':
      return at === -1 || shiftKey ? 'field' : count - 1
    case 'Enter':
      return at === -1 ? 'field' : 'take'
    default:
      return 'field'
  }
}
