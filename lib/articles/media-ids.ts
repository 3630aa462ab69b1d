import { bodyPictureKeys } from '@/lib/body/body-tree'
import type { Article } from './article'

/** The pictures that an article shows, each once. */
export const mediaIdsOf = ({ body, leadImage }: Pick<Article, 'body' | 'leadImage'>): string[] => [
  ...new Set([...(leadImage ? [leadImage.mediaId] : []), ...bodyPictureKeys(body)]),
]
