import type { Choices, Existing, ImportPlan } from './import-plan'
import { planPieces } from './plan-pieces'
import { planSections, planTags } from './plan-sections'
import type { Survey } from './survey'

/** Decides what everything becomes, before anything is written. The same archive on the same site gives the same plan. */
export function planImport(survey: Survey, choices: Choices, existing: Existing): ImportPlan {
  const plan: ImportPlan = {
    sections: [],
    becomes: [],
    sectionOfCategory: new Map(),
    tags: new Map(),
    pieces: new Map(),
    links: new Map(),
    redirects: [],
    duplicateSlugs: [],
  }
  planSections(survey, choices, existing, plan)
  planTags(survey, plan)
  planPieces(survey, choices, existing, plan)
  return plan
}
