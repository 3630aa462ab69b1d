import { recallForm } from '@/lib/http/form-memory'
import { LiveForm, type FormProps } from './live-form.client'

/** A form of an account page: as it was sent, where this page is the answer to that. */
export function AccountForm(props: FormProps) {
  return <LiveForm {...props} initial={recallForm(props.id)} />
}
