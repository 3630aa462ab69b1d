import { clothOver, sheetHeight, sheetWidth } from './cloth'
import { dominantDye, listInks, toArtSection, type Inks } from './palette'
import { createRandom, type Random } from './random'
import { listSubjects } from './section-subjects'
import { bar, decimal } from './shape'
import { subjects, type SubjectName } from './subjects'

type Choice = {
  readonly slug: string
  readonly section: string
  /**
   * The article's place among those of its section, from 0. Without it the slug alone chooses, and two neighbours may
   * show one subject; with it, neighbours never do.
   */
  readonly turn?: number
}

/**
 * The lead picture of an article: one self-contained SVG of 3 to 40 KB, the same for the same options for ever, and no
 * other article's. Holds numbers and dyes only: nothing of the slug or the section reaches the markup, so a hostile one
 * is harmless. Another width and height crop about the middle, they do not distort.
 */
export function drawPicture(options: Choice & { readonly width?: number; readonly height?: number }): string {
  const { width = sheetWidth, height = sheetHeight } = options
  const { random, inks, subject } = choose(options)
  const size = `width="${decimal(width)}" height="${decimal(height)}"`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 1600 1000" preserveAspectRatio="xMidYMid slice">` +
    bar(0, 0, sheetWidth, sheetHeight, inks.ground) +
    subjects[subject].draw({ random, inks }) +
    clothOver(random) +
    '</svg>'
  )
}

/** The alternative text of the picture that `drawPicture` draws for the same options: one English sentence. */
export function describePicture(options: Choice): string {
  return `${subjects[choose(options).subject].shows}; a flat print in ${dominantDye(options.section)}.`
}

function choose({ slug, section, turn }: Choice): { random: Random; inks: Inks; subject: SubjectName } {
  const artSection = toArtSection(section)
  const colourways = listInks(artSection)
  const choices = listSubjects(artSection)
  const random = createRandom(`${section}/${slug}`)
  if (turn === undefined) return { random, inks: random.pick(colourways), subject: random.pick(choices) }
  const place = turn % choices.length
  // A subject that comes round again comes in the next colourway: no twins for subjects times colourways articles.
  const round = Math.floor(turn / choices.length)
  return {
    random,
    inks: colourways[(place + round) % colourways.length] ?? colourways[0],
    subject: choices[place] ?? choices[0],
  }
}
