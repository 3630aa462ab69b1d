import { closest } from './closest'

/** Closes open menus as people expect, and gives older browsers the buttons that open dialogs. */
export function startDialogs(): void {
  const knowsCommands = 'commandForElement' in HTMLButtonElement.prototype
  document.addEventListener('click', (event) => {
    const button = knowsCommands ? null : closest(event, '[commandfor]')
    const dialog = button && document.getElementById(button.getAttribute('commandfor') ?? '')
    if (dialog instanceof HTMLDialogElement) {
      if (button?.getAttribute('command') === 'close') dialog.close()
      else dialog.showModal()
    }
    closeMenus(event.target)
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    const open = closest(event, '.primary-menu details[open]')
    open?.querySelector('summary')?.focus()
    closeMenus(null)
  })
  document.addEventListener('focusin', (event) => {
    closeMenus(event.target)
  })
}

/** Closes every menu that does not hold `kept`. */
function closeMenus(kept: EventTarget | null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('.primary-menu details[open]')) {
    if (!(kept instanceof Node && menu.contains(kept))) menu.open = false
  }
}
