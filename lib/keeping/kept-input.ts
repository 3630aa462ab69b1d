import { z } from 'zod'
import { CHOICES, KEPT_MAX, PLACES_MAX, SUBJECT_PATTERN, type Choices, type Subject } from './kept'

export const subjectSchema = z.custom<Subject>(
  (value) => typeof value === 'string' && SUBJECT_PATTERN.test(value),
  'is nothing that can be kept',
)

export const keepSchema = z.object({ subject: subjectSchema, isKept: z.boolean() })

const moment = z.number().int().min(0).max(8.64e15)
const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.object({ value: z.enum(values), at: moment }).optional()

/** What a device tells of itself. Its lists are bounded by what it may keep. */
export const deviceSchema = z.object({
  choices: z
    .object({
      theme: choice(CHOICES.theme),
      'text-size': choice(CHOICES['text-size']),
      'line-spacing': choice(CHOICES['line-spacing']),
      consent: choice(CHOICES.consent),
    })
    .transform(
      (choices) => Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined)) as Choices,
    ),
  places: z
    .array(
      z.tuple([
        z
          .string()
          .max(300)
          .regex(/^\/[\w/-]+$/),
        z.number().min(0).max(1),
        moment,
      ]),
    )
    .max(PLACES_MAX),
  kept: z.array(z.tuple([subjectSchema, moment])).max(Object.values(KEPT_MAX).reduce((sum, max) => sum + max, 0)),
})

const SUBJECTS_ASKED_MAX = 100
export const keptQuestionSchema = z.object({
  of: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(subjectSchema).min(1).max(SUBJECTS_ASKED_MAX)),
  before: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable()
    .default(null),
})

export type SavedQuestion = { section: string | null; order: 'newest' | 'oldest'; page: number }

const savedQuestionSchema = z.object({
  section: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .nullable()
    .catch(null),
  order: z.enum(['newest', 'oldest']).catch('newest'),
  page: z.coerce.number().int().min(1).max(KEPT_MAX.article).catch(1),
})

/** The filters of `/saved` as its address has them; what is not understood is left out. */
export const parseSavedQuestion = (query: Record<string, unknown>): SavedQuestion =>
  savedQuestionSchema.parse({ section: null, ...query })

/** A moment in an address; null for anything else. */
export const parseBefore = (text: unknown): Date | null => {
  const moment = z.iso.datetime().safeParse(text)
  return moment.success ? new Date(moment.data) : null
}
