import { closest, isPlainClick } from './closest'

const SWIPE_MIN = 48

/** Opens pictures in the page's one dialog; those of a gallery follow each other, by button and by arrow key. */
export function startLightbox(): void {
  const dialog = document.getElementById('lightbox')
  if (!(dialog instanceof HTMLDialogElement)) return
  let pictures: HTMLAnchorElement[] = []
  let place = 0

  const show = (next: number) => {
    place = (next + pictures.length) % pictures.length
    const link = pictures[place]
    const shown = dialog.querySelector('img')
    const small = link?.querySelector('img')
    if (!link || !shown || !small) return
    shown.src = link.href
    shown.alt = small.alt
    shown.width = small.width
    shown.height = small.height
    const caption = dialog.querySelector('figcaption')
    if (caption) caption.textContent = link.closest('figure')?.querySelector('figcaption')?.textContent ?? ''
    const status = dialog.querySelector('[role=status]')
    if (status) status.textContent = `${place + 1} of ${pictures.length}`
  }

  document.addEventListener('click', (event) => {
    const link = closest(event, '[data-zoom]')
    if (link instanceof HTMLAnchorElement && isPlainClick(event)) {
      event.preventDefault()
      pictures = [...(link.closest('figure') ?? document).querySelectorAll<HTMLAnchorElement>('[data-zoom]')]
      dialog.toggleAttribute('data-many', pictures.length > 1)
      show(pictures.indexOf(link))
      dialog.showModal()
    }
    const turn = closest(event, '[data-turn]')
    if (turn) show(place + Number(turn.dataset['turn']))
  })
  dialog.addEventListener('keydown', ({ key }) => {
    if (key === 'ArrowRight') show(place + 1)
    if (key === 'ArrowLeft') show(place - 1)
  })
  let from = 0
  dialog.addEventListener(
    'touchstart',
    ({ touches }) => {
      // Two fingers enlarge; only one turns.
      from = touches.length === 1 ? (touches[0]?.clientX ?? 0) : NaN
    },
    { passive: true },
  )
  dialog.addEventListener('touchend', ({ changedTouches }) => {
    const way = (changedTouches[0]?.clientX ?? 0) - from
    if (Math.abs(way) > SWIPE_MIN) show(place - Math.sign(way))
  })
}
