import type { ReactNode } from 'react'
import { CODE_MINUTES } from '@/lib/accounts/code'
import { AccountForm } from './account-form'
import { AccountShell } from './account-shell'
import type { Field } from './form-field.client'
import type { FormProps } from './live-form.client'

type Props = Pick<FormProps, 'id' | 'action' | 'hidden' | 'submit'> & {
  title: string
  /** What is asked for beside the code. */
  fieldsAfter?: readonly Field[]
  /** The way out for whoever has no code. */
  children: ReactNode
}

/** Asks for the code that was mailed. It says the same whether or not there is anybody at the address. */
export function CodePage({ title, fieldsAfter = [], children, ...form }: Props) {
  return (
    <AccountShell
      title={title}
      intro={`If the address is right, a code is on its way to it. It is good for ${CODE_MINUTES} minutes.`}
    >
      <AccountForm
        {...form}
        fields={[{ name: 'code', label: 'Code of six digits', kind: 'code', hasFocus: true }, ...fieldsAfter]}
      />
      <p>{children}</p>
    </AccountShell>
  )
}
