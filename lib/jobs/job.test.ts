import { expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { errorText, isFinalFailure, retryDelayMs } from './job'

it.each([
  [1, 5_000, 10_000],
  [2, 10_000, 20_000],
  [5, 80_000, 160_000],
  [9, 1_280_000, 2_560_000],
  [10, 1_800_000, 3_600_000],
  [1000, 1_800_000, 3_600_000],
])('after attempt %i a job waits between %i and %i ms', (attempt, least, most) => {
  expect([retryDelayMs(attempt, 0), retryDelayMs(attempt, 1)]).toEqual([least, most])
})

it.each([
  [new Error('the connection broke'), false],
  [new AppError('UNAVAILABLE', 'The mail server is down.'), false],
  [new AppError('RATE_LIMITED', 'Too many.'), false],
  [new AppError('NOT_FOUND', 'There is no such reader.'), true],
  [new AppError('INVALID', 'This is no address.'), true],
])('%s is final: %s', (error, isFinal) => {
  expect(isFinalFailure(error)).toBe(isFinal)
})

it('an error is kept in 500 characters', () => {
  expect(errorText(new Error('x'.repeat(2_000)))).toHaveLength(500)
})
