/** Where pages know who asks: never kept, never fetched ahead, with a policy of their own. */
export const PRIVATE_PREFIXES = [
  '/admin',
  '/account',
  '/sign-in',
  '/sign-out',
  '/register',
  '/lost-password',
  '/first-run',
  '/invitation',
  '/saved',
  '/for-you',
  '/newsletter',
  '/preview',
  '/dev',
] as const

export function isPrivatePath(path: string): boolean {
  return PRIVATE_PREFIXES.some((prefix) => path === prefix || path.startsWith(`${prefix}/`))
}
