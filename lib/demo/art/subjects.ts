import { arcade, bridge, cityWall, nestedArches, stair } from './arch'
import { chairs, halves, interlockedCombs, overlappingSpeech, profiles } from './facing'
import { clock } from './clock'
import { brokenField, flight } from './field'
import { flames } from './flame'
import { greatBoteh, botehRows, pomegranate, tree } from './garden'
import { glass } from './glass'
import { horseOnRidge } from './horse'
import { jar } from './jar'
import { coast, islands, routes, screenedLand } from './map'
import { greatMedallion, greatStar, hungRug, medallionPole } from './medallion'
import { mountainRiver, ranges, terraces } from './mountain'
import { mudVolcano } from './mud-volcano'
import { cells, helix, orbits, phases, prism } from './orbit'
import { frontPage, letter, openBook, quotation, shelf } from './page'
import { balance, doors, pair, rowOfPeople } from './people'
import { pipeline } from './pipeline'
import { counterchange } from './planes'
import { containers, ship } from './port'
import { panels, pylons, turbines } from './power'
import { seal } from './seal'
import type { Composition } from './sheet'
import { bastion, chevrons, enclosure, radar, shield } from './shield'
import { fields, layers } from './strata'
import { bandedGlobe, risingSun, slicedSun } from './sun'
import { junction, railCurve, road } from './track'
import { tremor } from './tremor'
import { drop, leaf, recedingShore, runningWater } from './water'
import { coins, columns, hookBorder, overUnder } from './weave'

type Subject = {
  readonly draw: Composition
  /** For someone who cannot see it: a sentence without its full stop. */
  readonly shows: string
}

export const subjects = {
  arcade: { draw: arcade, shows: 'An arcade of pointed arches, one of them lit, with a jar standing in it' },
  balance: { draw: balance, shows: 'A pair of scales with a disc in one pan and a stepped lozenge in the other' },
  bandedGlobe: { draw: bandedGlobe, shows: 'A globe woven of patterned bands, a small body circling it' },
  bastion: { draw: bastion, shows: 'A star-shaped fort seen from above, with a road to its gate' },
  botehRows: { draw: botehRows, shows: 'Two rows of boteh, bent teardrops, one leaning against the others' },
  bridge: { draw: bridge, shows: 'A stone bridge of five unequal arches over striped water' },
  brokenField: { draw: brokenField, shows: 'Rows of stepped lozenges, one of them replaced by a star' },
  cells: { draw: cells, shows: 'A patch of six-sided cells in several colours about a single bright one' },
  chairs: { draw: chairs, shows: 'Two empty chairs facing each other under a lamp' },
  chevrons: { draw: chevrons, shows: 'A row of broad chevrons pointing one way, one of them bright' },
  cityWall: { draw: cityWall, shows: 'A battlemented city wall with one tall banded tower, and a disc in the sky' },
  clock: { draw: clock, shows: 'A station clock with stepped lozenges for hours, one of them in another colour' },
  coast: {
    draw: coast,
    shows: 'A stepped coast seen from above, three ports joined by dashed lines to one point at sea',
  },
  coins: { draw: coins, shows: 'Piles of coins seen from the side, and one coin standing apart' },
  columns: { draw: columns, shows: 'Woven columns of different heights, one in another colour' },
  containers: { draw: containers, shows: 'Stacked shipping containers, and one hanging from a crane' },
  counterchange: {
    draw: counterchange,
    shows: 'Two planes and one plain figure across their seam, changing colour as it crosses',
  },
  doors: { draw: doors, shows: 'Two doors side by side, one shut and patterned, one open on light' },
  drop: { draw: drop, shows: 'A large drop with zigzag layers inside it, and rain' },
  enclosure: { draw: enclosure, shows: 'Rectangles one inside another, opened by a single line that reaches a star' },
  fields: { draw: fields, shows: 'Ploughed fields seen from above meeting at a point, and a disc' },
  flames: { draw: flames, shows: 'Three flames cut straight, one within another, rising from a patterned band' },
  flight: { draw: flight, shows: 'Birds of three straight cuts flying one way, and one flying the other' },
  frontPage: { draw: frontPage, shows: 'A newspaper page laid askew, its text drawn as bars' },
  glass: { draw: glass, shows: 'A glass with a waist on its saucer, steam above it and a lump of sugar beside it' },
  greatBoteh: { draw: greatBoteh, shows: 'One large boteh, the bent teardrop of Caucasian rugs, filled with borders' },
  greatMedallion: {
    draw: greatMedallion,
    shows: 'A large stepped medallion with latch hooks, and a running border at the side',
  },
  greatStar: { draw: greatStar, shows: 'A large eight-pointed star with a stepped lozenge at its heart' },
  halves: { draw: halves, shows: 'Two half-discs with nested squares that have slid along one another' },
  helix: { draw: helix, shows: 'Two zigzag strands that cross and are joined by rungs, one rung bright' },
  hookBorder: { draw: hookBorder, shows: 'A broad rug border of running hooks between two narrow ones' },
  horseOnRidge: {
    draw: horseOnRidge,
    shows: 'A horse of straight cuts with a striped saddlecloth, standing on a patterned ridge',
  },
  hungRug: { draw: hungRug, shows: 'A small fringed rug with a border, hung on a plain wall' },
  interlockedCombs: { draw: interlockedCombs, shows: 'Two combs pushed together, tine between tine' },
  islands: { draw: islands, shows: 'Five islands in a ruled sea, joined by a dashed ferry line' },
  jar: { draw: jar, shows: 'A banded jar with a piece missing from its neck, the shard lying beside it' },
  junction: { draw: junction, shows: 'Coloured lines that run together through one station and part again' },
  layers: { draw: layers, shows: 'Layers of earth under a derrick whose line reaches a bright pocket' },
  leaf: { draw: leaf, shows: 'A leaf in two colours, one half veined like a comb' },
  letter: { draw: letter, shows: 'A sealed envelope with striped edges, laid askew' },
  medallionPole: { draw: medallionPole, shows: 'Stepped medallions in a row on a pole, one in another colour' },
  mountainRiver: { draw: mountainRiver, shows: 'A river coming down between two slopes in right-angled bends' },
  mudVolcano: {
    draw: mudVolcano,
    shows: 'Layers of earth bent into an arch, a channel through them, and lozenges thrown up from the cone on top',
  },
  nestedArches: {
    draw: nestedArches,
    shows: 'A pointed doorway inside a doorway inside a doorway, with light at the end',
  },
  openBook: { draw: openBook, shows: 'An open book with a stepped lozenge rising from it before a disc' },
  orbits: { draw: orbits, shows: 'A patterned planet and smaller bodies on rings about it' },
  overUnder: { draw: overUnder, shows: 'Broad bands woven over and under one another' },
  overlappingSpeech: {
    draw: overlappingSpeech,
    shows: 'Two speaking planes that overlap, the shared part in a third colour',
  },
  pair: { draw: pair, shows: 'Two people of the same height standing side by side, reduced to angles' },
  panels: { draw: panels, shows: 'Rows of solar panels under a sun, one panel in another colour' },
  phases: { draw: phases, shows: 'A row of moons in different phases over ruled lines' },
  pipeline: { draw: pipeline, shows: 'A thick pipeline with a valve wheel crossing folded ground' },
  pomegranate: { draw: pomegranate, shows: 'A pomegranate cut in two, its seeds drawn as lozenges' },
  prism: { draw: prism, shows: 'A ray that enters a stepped crystal and leaves it as a fan of colours' },
  profiles: { draw: profiles, shows: 'Two faces in profile looking at each other, a few dots between them' },
  pylons: { draw: pylons, shows: 'Three electricity pylons carrying their lines over a plain' },
  quotation: {
    draw: quotation,
    shows: 'Two large quotation marks that change colour as they dip into a coloured plane',
  },
  radar: { draw: radar, shows: 'Rings spreading from a corner, a sweeping wedge, and one marked point' },
  railCurve: { draw: railCurve, shows: 'Two curves of railway seen from above' },
  ranges: { draw: ranges, shows: 'A stepped mountain, its peak in another colour, and lower ranges before it' },
  recedingShore: {
    draw: recedingShore,
    shows: 'A sea shrunk inside the dashed lines of its old shores, a boat left on land',
  },
  risingSun: { draw: risingSun, shows: 'Half a sun rising behind a patterned border under a stepped arch of light' },
  road: { draw: road, shows: 'A road that winds up to a mountain pass' },
  routes: { draw: routes, shows: 'A stepped lozenge from which arcs run out to discs near and far' },
  rowOfPeople: { draw: rowOfPeople, shows: 'A row of people hand in hand, one in another colour' },
  runningWater: { draw: runningWater, shows: 'Rows of hooked waves that grow towards us, and a small boat' },
  screenedLand: { draw: screenedLand, shows: 'Land drawn as a field of dots, one place ringed' },
  seal: { draw: seal, shows: 'A spotted seal on an ice floe, water about it and a disc in the sky' },
  shelf: { draw: shelf, shows: 'A shelf of books seen from their spines, one leaning' },
  shield: { draw: shield, shows: 'A shield parted down the middle, with a stepped medallion on it' },
  ship: { draw: ship, shows: 'A cargo ship on patterned water before a pale disc' },
  slicedSun: { draw: slicedSun, shows: 'A sun cut into slats that have slipped sideways over a striped plain' },
  stair: { draw: stair, shows: 'A flight of steps that climbs to a stepped lozenge' },
  terraces: { draw: terraces, shows: 'Terraces cut into a slope, a single tree on one of them' },
  tremor: {
    draw: tremor,
    shows: 'The line of a seismograph: level, then trembling, then swinging wide and dying away',
  },
  tree: { draw: tree, shows: 'A tree whose branches are combs with lozenges for leaves' },
  turbines: { draw: turbines, shows: 'Wind turbines on a zigzag shore, the nearest before a large disc' },
} as const satisfies Record<string, Subject>

export type SubjectName = keyof typeof subjects

export const subjectNames = Object.keys(subjects) as readonly SubjectName[]
