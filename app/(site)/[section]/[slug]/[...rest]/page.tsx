import { notFound } from 'next/navigation'
import { BUILD_PLACEHOLDER } from '@/lib/addresses/address'

export const ensureStatic = 'navigation'
export const generateStaticParams = () => [
  { section: BUILD_PLACEHOLDER, slug: BUILD_PLACEHOLDER, rest: [BUILD_PLACEHOLDER] },
]

/** No address has so many parts: the reader gets the page that helps on. */
export default function Page() {
  notFound()
}
