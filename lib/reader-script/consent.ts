import { choose, recall } from './store'

/** Keeps the answer of the consent bar and takes the bar away. */
export function startConsent(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-consent-answer]')) {
    button.addEventListener('click', () => {
      giveConsent(button.dataset['consentAnswer'] === 'accepted')
    })
  }
}

export function giveConsent(isAccepted: boolean): void {
  const answer = isAccepted ? 'accepted' : 'rejected'
  choose('consent', answer)
  document.documentElement.dataset['consent'] = answer
}

export const hasConsent = () => recall('consent') === 'accepted'
