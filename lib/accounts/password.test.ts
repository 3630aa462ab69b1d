import { describe, expect, it } from 'vitest'
import { passwordComplaint, passwordStrength } from './password'

describe('a new password', () => {
  it.each([
    'correct horse battery staple',
    'gilavar-19-xari',
    'Nar şərbəti 7 stəkan',
    'ogurtsy i pomidory',
    'x9$Kq2!vLm0',
  ])('%j may be chosen', (password) => {
    expect(passwordComplaint(password)).toBeNull()
  })

  it.each([
    ['short', 'At least 10'],
    ['ninechars', 'At least 10'],
    ['a'.repeat(201), 'At most 200'],
    ['password123', 'tried first'],
    ['P@ssw0rd2026!', 'tried first'],
    ['mypassword1', 'tried first'],
    ['1234567890', 'tried first'],
    ['0987654321', 'tried first'],
    ['qwertyuiop', 'tried first'],
    ['qwertyuiop12', 'tried first'],
    ['aaaaaaaaaaaa', 'tried first'],
    ['abcabcabcabc', 'tried first'],
    ['dailydigest2026', 'tried first'],
    ['ilovebaku2026', 'tried first'],
    ['Azerbaijan!!', 'tried first'],
  ])('%j is refused: %s', (password, reason) => {
    expect(passwordComplaint(password)).toContain(reason)
  })

  it.each([
    ['short', 'too short'],
    ['password123', 'easy to guess'],
    ['gilavarxari', 'good'],
    ['correct horse battery staple', 'very good'],
  ])('%j is called %s', (password, strength) => {
    expect(passwordStrength(password)).toBe(strength)
  })
})
