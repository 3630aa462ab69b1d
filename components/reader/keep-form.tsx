import { AccountForm } from '@/components/account/account-form'
import type { FormAction } from '@/components/account/live-form.client'
import type { Keepable } from '@/lib/keeping/kept-view'

/** Keeps one thing, or no longer, for whoever has no script. */
export function KeepForm({ action, keepable }: { action: FormAction; keepable: Keepable }) {
  const { kind, subject, name, isKept } = keepable
  const [keepIt, letGo] = kind === 'article' ? ['Save', 'Remove'] : ['Follow', 'No longer follow']
  return (
    <section className="keep-form" aria-labelledby="keep-form">
      <h2 id="keep-form">{name}</h2>
      <AccountForm
        id="keep"
        action={action}
        hidden={{ subject, isKept: String(!isKept) }}
        submit={isKept ? letGo : keepIt}
        isGrave={isKept}
        fields={[]}
      />
    </section>
  )
}
