import 'server-only'
import type { CalendarDay } from '@/lib/dates'
import { noChoice, type EditionChoice } from './edition'
import { findByDay, listAfter } from './edition-repository'

/** What was chosen for a day, past every cache. */
export const findEditionChoice = async (day: CalendarDay): Promise<EditionChoice> =>
  (await findByDay(day)) ?? noChoice(day)

/** What was chosen for days, in their order, after one of them. */
export const listEditionChoicesAfter = (day: string, limit: number): Promise<EditionChoice[]> => listAfter(day, limit)
