import { AsyncLocalStorage } from 'node:async_hooks'
import { NEW_FORM, type FormState } from './form-state'

const MEMORY = Symbol.for('daily-digest.form-memory')
/** On `globalThis`: the server around Next and Next's own bundles must share the one memory. */
const holder = globalThis as typeof globalThis & {
  [MEMORY]?: AsyncLocalStorage<Map<string, FormState>> | undefined
}
const memory = (holder[MEMORY] ??= new AsyncLocalStorage())

/**
 * Lets a page that answers a form's sending know what became of it. Next hands that to React only where a page has no
 * prerendered shell at all (16.4), and without script there is no second chance to show it.
 */
export const withFormMemory = <Result>(run: () => Result): Result => memory.run(new Map(), run)

export function rememberForm(id: string, state: FormState): void {
  memory.getStore()?.set(id, state)
}

/** What became of this form in the request that is being answered. */
export const recallForm = (id: string): FormState => memory.getStore()?.get(id) ?? NEW_FORM
