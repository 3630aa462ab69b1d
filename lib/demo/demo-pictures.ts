import type { PictureChoice } from './art/drawing'
import type { DemoArticle } from './demo-article'

/**
 * What is drawn for an article: its lead picture and, in their order, the pictures of its body. Colours go round within a
 * section from its oldest article on, so that neighbours differ and a newer article recolours none.
 */
export function choosePictures(article: DemoArticle, articles: readonly DemoArticle[]) {
  const { slug, section, picture, drawings } = article
  const older = articles.filter((other) => other.section === section && other.ageDays > article.ageDays).length
  const lead: PictureChoice = { slug, section, subject: picture.subject, colourway: older }
  const inBody = drawings.map((subject, index) => ({
    slug: `${slug}/${subject}`,
    section,
    subject,
    colourway: older + index + 1,
  }))
  return { lead, inBody }
}
