import { recallForm } from '@/lib/http/form-memory'
import { LiveAdminForm, type AdminFormProps } from './admin-form.client'

/** A form of a newsroom page around `FormField`s: as it was sent, where this page is the answer to that. */
export function AdminForm(props: AdminFormProps) {
  return <LiveAdminForm {...props} initial={recallForm(props.id)} />
}
