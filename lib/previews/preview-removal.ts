import 'server-only'
import { removeAllOf } from './preview-repository'

/** For jobs: the secret links of an article that is no more. */
export const forgetPreviews = (articleId: string): Promise<void> => removeAllOf(articleId)
