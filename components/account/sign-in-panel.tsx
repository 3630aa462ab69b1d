import { LOST_PASSWORD_PATH, REGISTER_PATH, SIGN_IN_CODE_PATH } from '@/components/site/paths'
import { AccountForm } from './account-form'
import type { FormAction } from './live-form.client'

type Props = {
  action: FormAction
  from: string
  providers: readonly { id: string; name: string }[]
}

/** The form that the sign-in page shows, and that every other page opens as a dialog. */
export function SignInPanel({ action, from, providers }: Props) {
  const query = from === '/' ? '' : `?from=${encodeURIComponent(from)}`
  return (
    <section className="sign-in-panel" data-sign-in-panel="">
      <h2>Welcome Back!</h2>
      <p>Sign in to your account</p>
      <AccountForm
        id="sign-in-form"
        action={action}
        hidden={{ from }}
        submit="Sign in"
        fields={[
          { name: 'name', label: 'User name or e-mail', kind: 'text', autoComplete: 'username', hasFocus: true },
          { name: 'password', label: 'Password', kind: 'password' },
          { name: 'remember', label: 'Remember me', kind: 'choice', value: 'on' },
        ]}
      />
      <ul className="panel-links">
        <li>
          <a href={LOST_PASSWORD_PATH + query}>Lost your password?</a>
        </li>
        <li>
          <a href={SIGN_IN_CODE_PATH + query}>Sign in with a code by e-mail</a>
        </li>
        {providers.map(({ id, name }) => (
          <li key={id}>
            <a href={`/api/auth/signin/${id}?callbackUrl=${encodeURIComponent(from)}`}>Continue with {name}</a>
          </li>
        ))}
        <li>
          No account yet? <a href={REGISTER_PATH + query}>Register</a>
        </li>
      </ul>
    </section>
  )
}
