import 'server-only'
import type { CalendarDay } from '@/lib/dates'
import { noChoice, type EditionChoice } from './edition'
import { findByDay } from './edition-repository'

/** What was chosen for a day, past every cache. */
export const findEditionChoice = async (day: CalendarDay): Promise<EditionChoice> =>
  (await findByDay(day)) ?? noChoice(day)
