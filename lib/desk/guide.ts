/** What a new site needs before readers find anything, in the order in which it is done. */
export const GUIDE_STEPS = ['publication', 'section', 'author', 'menu', 'article'] as const
export type GuideStep = (typeof GUIDE_STEPS)[number]

/** Which steps are done already, as the site's own data says. */
export type Guide = Record<GuideStep, boolean>

export const isGuideDone = (guide: Guide): boolean => GUIDE_STEPS.every((step) => guide[step])
