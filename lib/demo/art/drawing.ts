import { clothOver, sheetHeight, sheetWidth } from './cloth'
import { dominantDye, listInks, toArtSection, type Inks } from './palette'
import { createRandom, type Random } from './random'
import { listSubjects } from './section-subjects'
import { bar, decimal } from './shape'
import { subjects, type SubjectName } from './subjects'

/** What a picture is chosen by. The same choice is the same picture for ever. */
export type PictureChoice = {
  readonly slug: string
  readonly section: string
  /** What is drawn. Without it, one of the section's own subjects, chosen by the slug. */
  readonly subject?: SubjectName
  /** Which of the section's colourways, counted on from 0 and round again. Without it, the slug chooses. */
  readonly colourway?: number
}

/**
 * A picture for an article: one self-contained SVG of 3 to 40 KB, the same for the same options for ever, and no
 * other article's. Holds numbers and dyes only: nothing of the slug or the section reaches the markup, so a hostile one
 * is harmless. Another width and height crop about the middle, they do not distort.
 */
export function drawPicture(options: PictureChoice & { readonly width?: number; readonly height?: number }): string {
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
export function describePicture(options: PictureChoice): string {
  return `${subjects[choose(options).subject].shows}; a flat print in ${dominantDye(options.section)}.`
}

function choose(choice: PictureChoice): { random: Random; inks: Inks; subject: SubjectName } {
  const section = toArtSection(choice.section)
  const random = createRandom(`${choice.section}/${choice.slug}`)
  const colourways = listInks(section)
  // Both dice are thrown even where they are not asked, so that naming a subject does not change how it is drawn.
  const thrown = { inks: random.pick(colourways), subject: random.pick(listSubjects(section)) }
  const { colourway, subject = thrown.subject } = choice
  const inks = colourway === undefined ? thrown.inks : (colourways[colourway % colourways.length] ?? thrown.inks)
  return { random, inks, subject }
}
