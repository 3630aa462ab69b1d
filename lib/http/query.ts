import type { Query } from './return-path'

/** Texts of an address's query by name: '' for what is not there or is there twice. */
export async function readQuery<Name extends string>(
  query: Query,
  names: readonly Name[],
): Promise<Record<Name, string>> {
  const given = await query
  const textOf = (name: string) => {
    const value = given[name]
    return typeof value === 'string' ? value : ''
  }
  return Object.fromEntries(names.map((name) => [name, textOf(name)])) as Record<Name, string>
}
