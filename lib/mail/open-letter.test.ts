import { expect, it } from 'vitest'
import { maskAddress, troubleInWords } from './open-letter'

it.each([
  ['leyla@example.org', 'l…@example.org'],
  ['l@example.org', 'l…@example.org'],
  ['a subscriber', 'a subscriber'],
])('%s is shown as %s to whoever may not see addresses', (address, shown) => {
  expect(maskAddress(address)).toBe(shown)
})

it.each([
  ['Error: connect ECONNREFUSED 127.0.0.1:2525', 'The mail server cannot be reached.'],
  ['Error: getaddrinfo ENOTFOUND mail.example', 'No mail server is known by the name in the settings.'],
  ['Error: Greeting never received', 'The mail server did not answer in time.'],
  ['Error: Invalid login: 535 5.7.8 Authentication failed', /does not accept the user name/],
  [
    'AppError: The mail server refuses this mail for good (550).',
    'The mail server refuses this letter for good (550).',
  ],
  [
    "Error: Can't send mail: 450 4.2.1 <leyla@example.org> mailbox busy",
    'The mail server asks to try again later (450).',
  ],
  ['Error: something about leyla@example.org', 'something about l…@example.org'],
])('%s is told in words', (error, words) => {
  expect(troubleInWords(error)).toEqual(typeof words === 'string' ? words : expect.stringMatching(words))
})
