/** Writes who is signed in into the account menu when it is opened; a session that is over becomes "Sign in" again. */
export function startAccountMenu(): void {
  document.getElementById('account-panel')?.addEventListener('toggle', (event) => {
    const name = document.querySelector('[data-account-name]')
    if (event.newState !== 'open' || !name || name.textContent !== '') return
    void fetch('/api/v1/account').then(async (answer) => {
      if (answer.status === 401) delete document.documentElement.dataset['signedIn']
      else name.textContent = ((await answer.json()) as { name: string }).name
    })
  })
}
