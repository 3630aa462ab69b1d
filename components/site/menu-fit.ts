/** Widths in `em` of the menu's row from which a further entry may fit; the same steps stand in header.css. */
export const MENU_STEPS = [20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80] as const
export type MenuStep = (typeof MENU_STEPS)[number]

/** Advance of a letter in the sans at the menu's size, rounded up: capitals and wide letters, narrow ones, the rest. */
const letterEm = (letter: string) =>
  /[A-ZƏİĞŞÇÖÜmw]/.test(letter) ? 0.74 : /[iljtfrıI.,' -]/.test(letter) ? 0.4 : 0.61
const GAP_EM = 1.5
const DISCLOSURE_EM = 1.5
const MORE_EM = 5.5

/**
 * For each entry of a menu the narrowest step at which it stands in the row, null where it never does. Counted from the
 * letters when the page is made, so that what goes under "More" is decided before the first paint and without script.
 */
export function menuFit(entries: readonly { name: string; hasChildren: boolean }[]): (MenuStep | null)[] {
  const widths = entries.map(
    ({ name, hasChildren }) =>
      Array.from(name).reduce((sum, letter) => sum + letterEm(letter), GAP_EM) + (hasChildren ? DISCLOSURE_EM : 0),
  )
  let total = 0
  return widths.map((width, index) => {
    total += width
    const isLast = index === widths.length - 1
    return MENU_STEPS.find((step) => total + (isLast ? 0 : MORE_EM) <= step) ?? null
  })
}
