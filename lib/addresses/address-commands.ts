import 'server-only'
import { AppError } from '@/lib/errors'
import { addressTag, RESERVED_NAMES } from './address'
import { claim, listNames, release, retire, type AddressHolder } from './address-repository'

/**
 * Takes a first path segment for a section or a page: they share one name space. Throws INVALID for a name that the
 * program needs itself, CONFLICT for one that is taken. Gives back the tags that it makes stale.
 */
export async function claimAddress(name: string, holder: AddressHolder): Promise<string[]> {
  if (RESERVED_NAMES.has(name))
    throw new AppError('INVALID', `"${name}" is an address of the site itself. Choose another one.`, {
      fields: { slug: 'is reserved' },
    })
  if (!(await claim(name, holder)))
    throw new AppError('CONFLICT', `Another section or page has the address "${name}". Choose another one.`, {
      fields: { slug: 'is taken' },
    })
  return [addressTag(name)]
}

/** A name that a section or page no longer has leads to it from now on, until another one takes it. */
export async function retireAddress(name: string, holder: AddressHolder): Promise<string[]> {
  await retire(name, holder)
  return [addressTag(name)]
}

/** Frees every name of what is deleted. */
export async function releaseAddresses(holder: AddressHolder): Promise<string[]> {
  const names = await listNames(holder)
  for (const name of names) await release(name, holder)
  return names.map(addressTag)
}
