import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { emailSchema } from '@/lib/accounts/account'
import { jobKind } from '@/lib/jobs/job'

export const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
export const DEFAULT_HOUR = 7
/** A mail holds at most so many pieces; the rest of a busy day stands on the site. */
export const ISSUE_LENGTH_MAX = 40
/** For so long an address may be confirmed; then it is forgotten. */
export const CONFIRM_DAYS = 7
/** After so many refusals in a row, on different days, an address is left alone. */
export const REFUSALS_MAX = 3

const sectionIdsSchema = z.array(z.string().regex(/^[0-9a-f]{24}$/)).max(100)
const hourSchema = z.coerce.number().int().min(0).max(23)

export const subscriptionSchema = z.object({ email: emailSchema, sectionIds: sectionIdsSchema, hour: hourSchema })
export const wishesSchema = subscriptionSchema.pick({ sectionIds: true, hour: true })

/** Somebody who gets the digest, or asked for it. `stopped`: the address refused it too often. */
export type Subscriber = {
  id: string
  email: string
  state: 'pending' | 'active' | 'stopped'
  /** None: everything. */
  sectionIds: string[]
  /** On the publication's clocks. */
  hour: number
  /** What went live before this was sent already. */
  sentUpTo: Date
  nextSendAt: Date
  refusals: number
}

/** One issue to one subscriber: everything else is looked up when it is sent. */
export const issueJob = jobKind({
  name: 'newsletter',
  payload: z.object({ subscriberId: z.string(), upTo: z.coerce.date() }),
})

/**
 * The next moment after `after` at which the clocks of a time zone show a full hour. Where clocks are put forward over
 * it, the hour is the one that they jump to; where they are put back, it comes once, the first time (RFC 5545, 3.3.5).
 */
export function nextSendMoment(hour: number, timeZone: string, after: Date): Date {
  const day = zoned(after, timeZone).toPlainDate()
  const moments = [0, 1, 2].map((days) => atHour(day.add({ days }), hour, timeZone))
  return moments.find((moment) => moment > after) ?? new Date(after.getTime() + 86_400_000)
}

/** The last such moment, `at` itself included. */
export function lastSendMoment(hour: number, timeZone: string, at: Date): Date {
  const day = zoned(at, timeZone).toPlainDate()
  const moments = [0, -1, -2].map((days) => atHour(day.add({ days }), hour, timeZone))
  return moments.find((moment) => moment <= at) ?? at
}

const zoned = (date: Date, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone)

const atHour = (day: Temporal.PlainDate, hour: number, timeZone: string) =>
  new Date(day.toPlainDateTime({ hour }).toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds)

export const formatHour = (hour: number) => `${String(hour).padStart(2, '0')}:00`
