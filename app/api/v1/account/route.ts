import { apiRoute } from '@/lib/http/api-route'

/** Who is signed in, for the account menu of pages that do not know. */
export const GET = apiRoute('account:own', ({ signedIn }) => {
  const { name, userName, role } = signedIn.account
  return Promise.resolve({ value: { name, userName, role } })
})
