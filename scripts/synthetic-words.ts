const SYLLABLES =
  'ka ro ti mel son dar vin est or al pre gov min ster bud get tax elec tion mar ket cli mate law'.split(' ')
/** A word for each number: its digits in the base of the syllables. */
export const VOCABULARY = Array.from({ length: 8000 }, (_, number) =>
  [number % 24, Math.floor(number / 24) % 24, Math.floor(number / 576)].map((digit) => SYLLABLES[digit] ?? '').join(''),
)
const WEIGHTS: number[] = []
for (const at of VOCABULARY.keys()) WEIGHTS.push((WEIGHTS[at - 1] ?? 0) + 1 / (at + 10))

/** A word by a share from 0 to 1: the few at the beginning are as frequent as those of a language. */
export function wordAt(share: number): string {
  const sought = share * (WEIGHTS.at(-1) ?? 0)
  let [low, high] = [0, WEIGHTS.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((WEIGHTS[middle] ?? 0) < sought) low = middle + 1
    else high = middle
  }
  return VOCABULARY[low] ?? ''
}
