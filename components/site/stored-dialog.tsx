import { OFFLINE_PURPOSE } from '@/lib/offline/offline'
import { STORED_KEYS } from '@/lib/reader-script/stored-keys'
import { closesDialog } from '@/components/ui/dialog-command'
import { Slot } from '@/components/ui/slot'

export const STORED_DIALOG_ID = 'stored'

/** Everything that this site keeps in the browser, with its purpose; the reader module fills in the values. */
export function StoredDialog() {
  return (
    <dialog id={STORED_DIALOG_ID} className="sheet" aria-labelledby="stored-title" closedby="any">
      <h2 id="stored-title">What this site stored about you</h2>
      <p>All of it stays on this device. If you sign in, your account has it too, for your other devices.</p>
      <dl>
        {STORED_KEYS.map(({ key, purpose }) => (
          <div key={key}>
            <dt>{purpose}</dt>
            <Slot as="dd" text="Nothing" data-stored={key} />
          </div>
        ))}
        <div>
          <dt>{OFFLINE_PURPOSE}</dt>
          <Slot as="dd" text="Nothing" data-stored="offline" />
        </div>
      </dl>
      <Slot as="p" role="status" data-stored-status="" />
      <div className="sheet-actions">
        <button type="button" data-stored-export="">
          Export
        </button>
        <button type="button" data-stored-delete="">
          Delete all
        </button>
        <button type="button" className="quiet-button" {...closesDialog(STORED_DIALOG_ID)}>
          Close
        </button>
      </div>
    </dialog>
  )
}
