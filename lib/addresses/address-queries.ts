import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { addressTag } from './address'
import { find, type AddressHolder } from './address-repository'

/** The section or page that holds a first path segment, or null. */
export async function getAddressHolder(name: string): Promise<AddressHolder | null> {
  'use cache'
  cacheTag(addressTag(name))
  cacheLife('editorial')
  return find(name)
}
