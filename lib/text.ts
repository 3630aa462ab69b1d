/**
 * Letters that Unicode does not decompose and that readers write without: Azerbaijani and Turkish first, then the
 * rest of Latin script. Source: the romanisation that the languages' own keyboards and passports use.
 */
const PLAIN_LETTERS: Record<string, string> = {
  ə: 'e',
  ı: 'i',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ĸ: 'k',
  ŋ: 'n',
}

/** Lower case, without diacritics: "Əliyev" and "aliyev" differ only by their ə, "İçərişəhər" is "iceriseher". */
export function plainLetters(text: string): string {
  if (/^[\u0000-\u007f]*$/.test(text)) return text.toLowerCase()
  return text
    .replace(/[İI]/g, 'i')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\u0000-\u007f]/gu, (letter) => PLAIN_LETTERS[letter] ?? letter)
}

const SLUG_LENGTH_MAX = 80

/**
 * The part of an address that a name stands for: ASCII letters, digits and single hyphens, at most 80 characters,
 * cut at a word. Empty where nothing of the name can be written so; the caller then asks for one.
 */
export function slugFor(name: string): string {
  const slug = plainLetters(name)
    .replace(/['’ʻʼ]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (slug.length <= SLUG_LENGTH_MAX) return slug
  return slug
    .slice(0, SLUG_LENGTH_MAX + 1)
    .replace(/-[^-]*$/, '')
    .slice(0, SLUG_LENGTH_MAX)
}

/** Words as a reader counts them: "low-lying", "sea’s" and "1,200" are one each. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:(?:['’-]|(?<=\p{N})[.,])[\p{L}\p{N}]+)*/gu)?.length ?? 0
}

export const WORDS_PER_MINUTE = 200

/** Whole minutes, rounded up, at 200 words a minute, at least 1. */
export function readingMinutes(wordCount: number): number {
  return Math.max(1, Math.ceil(wordCount / WORDS_PER_MINUTE))
}

/** A language's name in the site's language; the tag itself where it is not a well-formed one. */
export function languageName(tag: string, siteLanguage: string): string {
  try {
    return new Intl.DisplayNames([siteLanguage], { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
