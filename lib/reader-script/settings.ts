import { choose, recall } from './store'

const KEYS = ['theme', 'text-size', 'line-spacing'] as const
const DEFAULTS = { theme: 'system', 'text-size': '3', 'line-spacing': '1' }

/** Marks the kept choices in the panels, keeps new ones and says them. What they change is CSS. */
export function startSettings(): void {
  const root = document.documentElement
  for (const key of KEYS) {
    const value = recall(key) ?? DEFAULTS[key]
    const radios = document.querySelectorAll<HTMLInputElement>(`input[name="${key}"]`)
    for (const radio of radios) {
      radio.checked = radio.value === value
      radio.addEventListener('change', () => {
        root.setAttribute(`data-${key}`, radio.value)
        choose(key, radio.value)
        const note = radio.form?.querySelector('[data-announce]')
        if (note)
          note.textContent = `${radio.closest('fieldset')?.firstChild?.textContent ?? ''}: ${radio.labels?.[0]?.innerText ?? ''}`
      })
    }
  }
}
