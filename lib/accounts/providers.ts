import 'server-only'
import { env } from '@/lib/env'
import type { SignInProvider } from './account'

const NAMES: Record<SignInProvider, string> = { google: 'Google', facebook: 'Facebook', apple: 'Apple' }

/** Those who may vouch for a reader: the ones whose keys are in the environment. */
export const listProviders = (): { id: SignInProvider; name: string }[] =>
  env.signInProviders.map(({ id }) => ({ id, name: NAMES[id] }))
