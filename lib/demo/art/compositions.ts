import { arcade, bridge, cityWall, jar, nestedArches, stair } from './arch'
import { chairs, halves, interlockedCombs, overlappingSpeech, profiles } from './facing'
import { brokenField, flight } from './field'
import { greatBoteh, botehRows, pomegranate, tree } from './garden'
import { coast, islands, routes, screenedLand } from './map'
import { greatMedallion, greatStar, hungRug, medallionPole } from './medallion'
import { horseOnRidge, mountainRiver, ranges, terraces } from './mountain'
import { cells, helix, orbits, phases, prism } from './orbit'
import { frontPage, letter, openBook, quotation, shelf } from './page'
import type { ArtSection } from './palette'
import { balance, doors, pair, rowOfPeople } from './people'
import { counterchange } from './planes'
import { flames, panels, pipeline, pylons, turbines } from './power'
import type { Composition } from './sheet'
import { bastion, chevrons, enclosure, radar, shield } from './shield'
import { fields, layers } from './strata'
import { bandedGlobe, risingSun, slicedSun } from './sun'
import { containers, junction, railCurve, road, ship } from './track'
import { drop, leaf, recedingShore, runningWater } from './water'
import { coins, columns, overUnder } from './weave'

const compositions: Record<ArtSection, readonly [Composition, ...Composition[]]> = {
  cop29: [bandedGlobe, slicedSun, risingSun, runningWater, turbines, screenedLand, leaf, greatStar],
  opinion: [counterchange, quotation, chevrons, balance, stair, doors, halves],
  news: [frontPage, coast, junction, doors, columns, chevrons, screenedLand, cityWall],
  economy: [overUnder, columns, coins, fields, containers, ship, brokenField],
  energy: [layers, flames, pipeline, turbines, pylons, panels, slicedSun],
  'climate-and-ecology': [runningWater, recedingShore, drop, leaf, terraces, slicedSun, mountainRiver, tree],
  culture: [greatMedallion, greatBoteh, hungRug, pomegranate, shelf, openBook, medallionPole, arcade, botehRows, tree],
  diaspora: [routes, letter, islands, flight, screenedLand, rowOfPeople, doors],
  interview: [profiles, chairs, interlockedCombs, overlappingSpeech, halves],
  science: [orbits, phases, prism, helix, cells, openBook],
  'logistics-transport': [railCurve, junction, containers, ship, road, coast, bridge],
  gender: [pair, rowOfPeople, balance, interlockedCombs, greatBoteh, halves, stair, pomegranate],
  history: [nestedArches, cityWall, jar, arcade, bridge, shelf, greatStar, layers],
  defense: [bastion, chevrons, shield, radar, enclosure, cityWall],
  karabakh: [ranges, horseOnRidge, mountainRiver, greatMedallion, terraces, road, medallionPole, bridge],
}

/** What suits a section's subject; every picture of the section is one of these. */
export function listCompositions(section: ArtSection): readonly [Composition, ...Composition[]] {
  return compositions[section]
}
