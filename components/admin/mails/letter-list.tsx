import { Button } from '../button'

/** A letter that is not sent, in words. */
export type LetterRow = { id: string; about: string; to: string; state: string; trouble: string; isBusy: boolean }

/** Letters with what can be done to each; the buttons belong to the form around the list. */
export function LetterList({ rows, mayAct }: { rows: readonly LetterRow[]; mayAct: boolean }) {
  return (
    <ul className="admin-rows letter-rows">
      {rows.map(({ id, about, to, state, trouble, isBusy }) => (
        <li key={id}>
          <div>
            <p>
              <b>{about}</b> to {to}
            </p>
            <p className="admin-rows-note">{state}</p>
            {trouble !== '' && <p className="letter-trouble">{trouble}</p>}
          </div>
          {mayAct && !isBusy && (
            <div className="admin-actions">
              <Button type="submit" name="retry" value={id} aria-label={`Try “${about}” to ${to} now`}>
                Try now
              </Button>
              <details>
                <summary aria-label={`Give up “${about}” to ${to}`}>Give up</summary>
                <Button type="submit" kind="grave" name="giveUp" value={id}>
                  Remove it unsent
                </Button>
              </details>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
