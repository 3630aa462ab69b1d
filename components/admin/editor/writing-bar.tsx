import { Button, ButtonLink } from '../button'
import type { ArticleFacts } from './newsroom-api'
import { SaveStateLine } from './save-state.client'
import type { SaveState } from './use-draft'

type Props = {
  id: string
  saveState: SaveState
  facts: ArticleFacts
  /** Who else has the article open. */
  others: readonly string[]
  isPreviewed: boolean
  onPreview: () => void
  mayPublish: boolean
  onPublish: () => void
}

/** Above the text: whether it is safe, who else writes in it, and where it may go. */
export function WritingBar({ id, saveState, facts, others, isPreviewed, onPreview, mayPublish, onPublish }: Props) {
  return (
    <div className="writing-bar">
      <SaveStateLine state={saveState} facts={facts} />
      {others.length > 0 && (
        <p className="writing-others" role="status">
          {others.join(', ')} {others.length === 1 ? 'is' : 'are'} editing this too
        </p>
      )}
      <div className="block-buttons">
        <ButtonLink kind="quiet" href={`/admin/articles/${id}/history`}>
          History
        </ButtonLink>
        <Button aria-pressed={isPreviewed} onClick={onPreview}>
          Preview
        </Button>
        {mayPublish && (
          <Button kind="main" title="Ctrl/⌘ Enter" onClick={onPublish}>
            {facts.state === 'published' ? 'Publish changes…' : 'Publish…'}
          </Button>
        )}
      </div>
    </div>
  )
}
