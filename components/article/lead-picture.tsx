import { Picture } from '@/components/site/picture'
import type { ArticlePicture } from '@/lib/articles/article-view'

/** The picture that a piece opens with, its caption and its credit. */
export function LeadPicture({ picture }: { picture: ArticlePicture }) {
  return (
    <figure className="lead-picture">
      <Picture picture={picture} sizes="(min-width: 75rem) 56rem, 100vw" isLead />
      {(picture.caption !== '' || picture.credit !== '') && (
        <figcaption>
          {picture.caption} {picture.credit !== '' && <small>{picture.credit}</small>}
        </figcaption>
      )}
    </figure>
  )
}
