import type { MarkedText } from '@/lib/quick-search/quick-search'

export function Marked({ text }: { text: MarkedText }) {
  return text.map((piece, at) => (piece.isMatch ? <mark key={at}>{piece.text}</mark> : piece.text))
}
