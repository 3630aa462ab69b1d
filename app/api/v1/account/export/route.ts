import { exportAccount } from '@/lib/accounts/account-commands'
import { apiRoute } from '@/lib/http/api-route'

/** Everything that is kept about whoever asks, as a file. */
export const GET = apiRoute('account:own', async ({ signedIn }) => ({
  value: await exportAccount(signedIn.actor),
  fileName: 'my-account.json',
}))
