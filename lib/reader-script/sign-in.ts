import { closest, isPlainClick } from './closest'

/**
 * Opens the sign-in page's own form in a dialog over this page. It is fetched on demand and sent as any form is; what is
 * refused is shown in place, and what succeeds leaves the reader where they are. Anything unexpected leads to the page.
 */
export function startSignIn(): void {
  document.addEventListener('click', (event) => {
    const link = closest(event, 'a[data-sign-in]')
    if (!(link instanceof HTMLAnchorElement) || !isPlainClick(event)) return
    event.preventDefault()
    const address = `${link.href}?from=${encodeURIComponent(location.pathname + location.search)}`
    open(address).catch(() => {
      location.assign(address)
    })
  })
  document.addEventListener('click', (event) => {
    const button = closest(event, '[data-reveal]')
    const field = button?.parentElement?.querySelector('input')
    if (!button || !field) return
    const isHidden = field.type === 'password'
    field.type = isHidden ? 'text' : 'password'
    button.setAttribute('aria-pressed', String(isHidden))
  })
}

async function open(address: string): Promise<void> {
  const dialog = document.createElement('dialog')
  dialog.id = 'sign-in'
  dialog.className = 'sheet'
  dialog.ariaLabel = 'Sign in'
  await show(dialog, await fetch(address))
  document.body.append(dialog)
  dialog.addEventListener('close', () => {
    dialog.remove()
  })
  dialog.addEventListener('submit', (event) => {
    event.preventDefault()
    const body = new FormData(event.target as HTMLFormElement, event.submitter)
    // A redirect is the site's way to say that it worked.
    fetch(address, { method: 'POST', body, redirect: 'manual' })
      .then((answer) => {
        if (answer.type === 'opaqueredirect') location.reload()
        else return show(dialog, answer)
      })
      .catch(() => {
        location.assign(address)
      })
  })
  dialog.showModal()
}

async function show(dialog: HTMLElement, answer: Response): Promise<void> {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const panel = page.querySelector('[data-sign-in-panel]')
  if (!panel) throw new Error('Not the form.')
  const close = document.createElement('button')
  close.className = 'quiet-button'
  close.textContent = 'Close'
  close.setAttribute('command', 'close')
  close.setAttribute('commandfor', dialog.id)
  dialog.replaceChildren(panel, close)
  dialog.querySelector<HTMLElement>('[aria-invalid=true],[autofocus]')?.focus()
}
