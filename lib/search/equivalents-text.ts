/** Groups of spellings as an editor writes them: a line a group, commas between. */
export const toEquivalentsText = (groups: readonly (readonly string[])[]): string =>
  groups.map((group) => group.join(', ')).join('\n')

export const parseEquivalentsText = (text: string): string[][] =>
  text
    .split('\n')
    .map((line) =>
      line
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    )
    .filter((group) => group.length > 0)
