import { FOR_YOU_PATH, SAVED_PATH } from '@/components/site/paths'
import { toSubject, type KeptKind } from '@/lib/keeping/kept'

type Props = {
  kind: KeptKind
  id: string
  name: string
  /** It stands by itself: as a button with an edge, and as a link for whoever has no script. */
  isWhole?: boolean
}

/** Saves a piece, or follows a section, tag or author. The reader module knows whether it is kept, and keeps it. */
export function KeepButton({ kind, id, name, isWhole = false }: Props) {
  const subject = toSubject(kind, id)
  const { verb, ending, path } = kind === 'article' ? SAVE : FOLLOW
  return (
    <>
      <button
        type="button"
        className={`keep-button needs-script${isWhole ? ' keep-whole' : ''}`}
        data-keep={subject}
        aria-pressed="false"
      >
        <span data-ending={ending}>{verb}</span>
        <span className="visually-hidden"> {name}</span>
      </button>
      {isWhole && (
        <noscript>
          <a className="keep-button keep-whole" href={`${path}?change=${subject}`}>
            {verb}
          </a>
        </noscript>
      )}
    </>
  )
}

/** What a pressed button adds to its word: "Saved", "Following". */
const SAVE = { verb: 'Save', ending: 'd', path: SAVED_PATH }
const FOLLOW = { verb: 'Follow', ending: 'ing', path: FOR_YOU_PATH }
