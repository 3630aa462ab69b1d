import type { Letter } from '@/lib/mail/letter'
import { CONFIRM_DAYS } from './newsletter'

const UNASKED = 'If it was not you who asked, you need not do anything: nothing more will come.'

/** Asks whoever reads an address's mail whether they want the digest: a button on a page, since scanners open links. */
export const confirmLetter = (token: string): Letter => ({
  subject: 'Confirm that you want the daily digest',
  heading: 'One more step',
  paragraphs: [
    'Somebody, probably you, asked for the daily digest at this address. Open the page and press the button, and it comes every day on which something is published.',
  ],
  action: { label: 'Confirm', path: `/newsletter/confirm?token=${token}` },
  note: `The link is good for ${CONFIRM_DAYS} days. ${UNASKED}`,
})

/** To an address that gets the digest already. */
export const alreadyLetter = (token: string): Letter => ({
  subject: 'You get the daily digest already',
  heading: 'You get the daily digest already',
  paragraphs: ['Somebody, probably you, asked for it once more. Its hour and sections can be changed.'],
  action: { label: 'Change what you get', path: `/newsletter?token=${token}` },
  note: UNASKED,
})
