import 'server-only'
import { wordsOf } from './query'
import { scoreEntries } from './scoring'
import { getFolder } from './folding'
import { findByText } from './search-repository'
import { getStatistics } from './search-statistics'

const WORDS_MAX = 8
const CANDIDATES_MAX = 60
/** A word of more than this share of the archive says nothing of what was meant. */
const COMMON_SHARE = 0.2
const SMALL_ARCHIVE = 50
/** So many count however common they are: together they say what one does not. */
const TELLING_MIN = 4

/**
 * Ids of the articles closest to some words, best first: any word may match, only words that some article has count.
 * For addresses that lead nowhere. Costs a look at the term list where none is known.
 */
export async function findClosestIds(
  { words, limit }: { words: readonly string[]; limit: number },
  now = new Date(),
): Promise<string[]> {
  const asked = wordsOf(words.slice(0, WORDS_MAX).join(' '), await getFolder())
  if (asked.length === 0) return []
  const statistics = await getStatistics(asked.flatMap(({ terms }) => terms))
  const most = statistics.documents < SMALL_ARCHIVE ? statistics.documents : statistics.documents * COMMON_SHARE
  const rarity = ({ terms }: { terms: readonly string[] }) => Math.max(...terms.map(statistics.frequency))
  const known = asked.filter((word) => rarity(word) > 0).sort((one, other) => rarity(one) - rarity(other))
  const telling = known.filter((word, rank) => rank < TELLING_MIN || rarity(word) <= most)
  const found = await findByText(telling.flatMap(({ terms }) => terms).join(' '), CANDIDATES_MAX)
  const visible = found.filter(
    ({ publishAt, unpublishAt }) => publishAt <= now && (unpublishAt === null || now < unpublishAt),
  )
  return scoreEntries(
    telling.map(({ terms }) => ({ terms, weight: 1 })),
    visible,
    statistics,
    { nearness: true, now },
  )
    .slice(0, limit)
    .map(({ entry }) => entry.id)
}
