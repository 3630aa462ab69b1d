import { closesDialog } from '@/components/ui/dialog-command'
import { Slot } from '@/components/ui/slot'

/** One dialog for every picture of the page. Without script a picture's link leads to its largest file instead. */
export function Lightbox() {
  return (
    <dialog id="lightbox" className="lightbox" aria-label="Picture" closedby="any">
      <figure>
        <picture>
          <img src="data:," alt="" width="1600" height="1000" />
        </picture>
        <Slot as="figcaption" />
      </figure>
      <div className="lightbox-actions">
        <button type="button" data-turn="-1">
          Previous
        </button>
        <Slot as="span" role="status" />
        <button type="button" data-turn="1">
          Next
        </button>
        <button type="button" {...closesDialog('lightbox')}>
          Close
        </button>
      </div>
    </dialog>
  )
}
