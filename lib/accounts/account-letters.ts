import type { Letter } from '@/lib/mail/letter'
import { CODE_MINUTES } from './code'
import { INVITATION_DAYS, ROLE_PHRASES } from './invitation'
import type { StaffRole } from './permissions'

const CODE_NOTE = `The code is good for ${CODE_MINUTES} minutes and can be used once. If it was not you who asked, you need not do anything: without the code nothing happens.`
const UNASKED = 'If it was not you who asked, you need not do anything.'

export const signInLetter = (code: string): Letter => ({
  subject: `${code} is your sign-in code`,
  heading: 'Your sign-in code',
  paragraphs: ['Enter this code on the page where you asked for it.'],
  code,
  note: CODE_NOTE,
})

export const registerLetter = (code: string): Letter => ({
  subject: `${code} confirms your address`,
  heading: 'Confirm your address',
  paragraphs: ['Welcome. Enter this code on the page where you registered, and your account is open.'],
  code,
  note: CODE_NOTE,
})

export const resetLetter = (code: string): Letter => ({
  subject: `${code} lets you choose a new password`,
  heading: 'Choose a new password',
  paragraphs: ['Enter this code on the page where you asked for it, with your new password.'],
  code,
  note: CODE_NOTE,
})

export const changeEmailLetter = (code: string): Letter => ({
  subject: `${code} confirms your new address`,
  heading: 'Confirm your new address',
  paragraphs: ['Enter this code on the page where you asked to change the address of your account.'],
  code,
  note: CODE_NOTE,
})

/** To an address without an account: the one who reads it learns so, and nobody else. */
export const noAccountLetter = (): Letter => ({
  subject: 'There is no account with this address',
  heading: 'There is no account with this address',
  paragraphs: [
    'Somebody, probably you, wanted to sign in with this address. No account has it. You may have registered with another one, or not yet.',
  ],
  action: { label: 'Register', path: '/register' },
  note: UNASKED,
})

/** To an address that has an account already. */
export const knownAccountLetter = (): Letter => ({
  subject: 'You have an account already',
  heading: 'You have an account already',
  paragraphs: [
    'Somebody, probably you, wanted to use this address for an account. It has one. Sign in with it; if the password is lost, a code by e-mail will do.',
  ],
  action: { label: 'Sign in', path: '/sign-in' },
  note: UNASKED,
})

export const invitationLetter = ({ by, role, token }: { by: string; role: StaffRole; token: string }): Letter => ({
  subject: 'You are invited to the newsroom',
  heading: 'You are invited to the newsroom',
  paragraphs: [`${by} asks you to work here as ${ROLE_PHRASES[role]}. The link opens your way in, once.`],
  action: { label: 'Accept the invitation', path: `/invitation?token=${token}` },
  note: `The link is good for ${INVITATION_DAYS} days. If you do not know what this is about, you need not do anything: without the link nothing happens.`,
})

export const emailChangedLetter = (): Letter => ({
  subject: 'The address of your account was changed',
  heading: 'The address of your account was changed',
  paragraphs: ['Mail about your account goes to your new address from now on.'],
  note: 'If it was not you, answer this mail at once.',
})

export const passwordChangedLetter = (): Letter => ({
  subject: 'Your password was changed',
  heading: 'Your password was changed',
  paragraphs: ['All other browsers were signed out.'],
  action: { label: 'Choose another password', path: '/lost-password' },
  note: 'If it was not you, choose another password now.',
})
