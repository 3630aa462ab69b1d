import { greatMedallion, greatStar, hungRug, medallionPole } from './medallion'
import type { ArtSection } from './palette'
import { counterchange, fannedPlanes, loneFigure } from './planes'
import type { Composition } from './sheet'
import { contours, fields, layers } from './strata'

const all = [greatMedallion, greatStar, hungRug, medallionPole, counterchange, fannedPlanes, loneFigure, contours, fields, layers] as const

export function listCompositions(section: ArtSection): readonly [Composition, ...Composition[]] {
  return all
}
