import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { createAccount, givePassword, setRole, setState } from '@/lib/accounts/account-admin-commands'
import { findAccountByEmail } from '@/lib/accounts/account-lookup'
import { ROLES, SYSTEM_ACTOR, type Role } from '@/lib/accounts/permissions'
import { prepareDatabase } from '@/lib/db/prepare'
import { AppError } from '@/lib/errors'
import { runSiteCommand } from './site-command'

const USAGE = `npm run account -- create EMAIL ROLE --name "Leyla Məmmədova"   (password from standard input)
npm run account -- set-role EMAIL ROLE
npm run account -- disable EMAIL
npm run account -- enable EMAIL
npm run account -- reset EMAIL                                   (password from standard input)
ROLE is one of ${ROLES.join(', ')}.`

const { values, positionals } = parseArgs({ allowPositionals: true, options: { name: { type: 'string' } } })
const [command, email = '', role] = positionals

await runSiteCommand(async () => {
  await prepareDatabase()
  console.log(await answer())
})

async function answer(): Promise<string> {
  switch (command) {
    case 'create': {
      const input = { name: values.name ?? email, email, role: role as Role, password: await readPassword() }
      const { value } = await createAccount(SYSTEM_ACTOR, input)
      return `${value.email} is a new ${value.role} and signs in as ${value.userName} too.`
    }
    case 'set-role': {
      const { value } = await setRole(SYSTEM_ACTOR, { accountId: await accountId(), role: role as Role })
      return `${value.email} is ${value.role} now. All browsers were signed out.`
    }
    case 'disable':
    case 'enable': {
      const state = command === 'disable' ? 'disabled' : 'active'
      const { value } = await setState(SYSTEM_ACTOR, { accountId: await accountId(), state })
      return `${value.email} is ${value.state} now.`
    }
    case 'reset': {
      const { value } = await givePassword(SYSTEM_ACTOR, {
        accountId: await accountId(),
        password: await readPassword(),
      })
      return `${value.email} has a new password. All browsers were signed out.`
    }
    default:
      throw new AppError('INVALID', USAGE)
  }
}

async function accountId(): Promise<string> {
  const account = await findAccountByEmail(email)
  if (!account) throw new AppError('NOT_FOUND', `There is no account with the address "${email}".`)
  return account.id
}

/** Never from the command line: that stands in the shell's history and in every list of processes. */
async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) console.error('Password, then Enter and Ctrl-D:')
  return (await text(process.stdin)).replace(/\r?\n$/, '')
}
