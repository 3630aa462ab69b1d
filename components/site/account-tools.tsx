import { ACCOUNT_PATH, FOR_YOU_PATH, SAVED_PATH, SIGN_IN_PATH, SIGN_OUT_PATH } from './paths'

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
        <button type="button" className="tool" popoverTarget="account-panel" aria-label="Your account">
          <span className="account-mark" aria-hidden="true" />
        </button>
        <div id="account-panel" popover="auto" className="panel" aria-label="Your account" role="group">
          <p data-account-name="" />
          <ul>
            <li>
              <a href={SAVED_PATH}>Saved articles</a>
            </li>
            <li>
              <a href={FOR_YOU_PATH}>For you</a>
            </li>
            <li>
              <a href={ACCOUNT_PATH}>Your account</a>
            </li>
            <li>
              <a href={SIGN_OUT_PATH}>Sign out</a>
            </li>
          </ul>
        </div>
      </div>
    </>
  )
}
