import type { Letter } from '@/lib/mail/letter'

type Piece = { id: string; headline: string }

export const reviewAskedLetter = (piece: Piece, { by, note }: { by: string; note: string }): Letter => ({
  subject: `To read before it goes live: ${piece.headline}`.slice(0, 190),
  heading: piece.headline,
  paragraphs: [`${by} asks you to read this piece before it goes live.`, ...(note === '' ? [] : [`“${note}”`])],
  action: { label: 'Open it in the newsroom', path: `/admin/articles/${piece.id}` },
  note: 'You get this letter because you edit here.',
})

export const returnedLetter = (piece: Piece, { by, note }: { by: string; note: string }): Letter => ({
  subject: `Back to you: ${piece.headline}`.slice(0, 190),
  heading: piece.headline,
  paragraphs: [`${by} gave this piece back to you as a draft.`, ...(note === '' ? [] : [`“${note}”`])],
  action: { label: 'Open it in the newsroom', path: `/admin/articles/${piece.id}` },
  note: 'You get this letter because you wrote the piece.',
})
