'use client'

import { Button } from '../button'

type Props = { words: string; onAnswer: (answer: string) => void; onCancel: () => void }

/** Asks for the one thing that an insertion needs, such as an address. */
export function BodyQuestion({ words, onAnswer, onCancel }: Props) {
  return (
    <form
      className="body-question"
      onSubmit={(event) => {
        event.preventDefault()
        const answer = new FormData(event.currentTarget).get('answer')
        onAnswer(typeof answer === 'string' ? answer.trim() : '')
      }}
    >
      <label htmlFor="body-question">{words}</label>
      {/* It is asked for by a button just pressed. */}
      <input id="body-question" name="answer" autoFocus />
      <Button type="submit">Insert</Button>
      <Button kind="quiet" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  )
}
