import { AccountPanel } from './account-panel'
import { ACCOUNT_PATH, FOR_YOU_PATH, SAVED_PATH, SIGN_IN_PATH, SIGN_OUT_PATH } from './paths'

const LINKS = [
  { path: SAVED_PATH, name: 'Saved articles' },
  { path: FOR_YOU_PATH, name: 'For you' },
  { path: ACCOUNT_PATH, name: 'Your account' },
  { path: SIGN_OUT_PATH, name: 'Sign out' },
]

/**
 * Sign-in or the account menu. Both stand in every page, which is the same for everyone; the first-paint script decides
 * which one is shown, and the reader module writes the name in when the menu is opened.
 */
export function AccountTools() {
  return (
    <>
      <a className="tool tool-sign-in" href={SIGN_IN_PATH} data-sign-in="">
        Sign in
      </a>
      <div className="panel-holder tool-account">
        <AccountPanel id="account-panel" name={<p data-account-name="" />} links={LINKS} />
      </div>
    </>
  )
}
