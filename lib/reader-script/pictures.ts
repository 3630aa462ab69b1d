/** Marks pictures that could not be had, so that their place says so, and asks for them again once there is a network. */
export function startPictures(): void {
  const failed = new Set<HTMLImageElement>()
  const note = (picture: HTMLImageElement) => {
    failed.add(picture)
    picture.dataset['failed'] = ''
  }
  // These events do not bubble, and some pictures failed before this script ran.
  document.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLImageElement) note(target)
    },
    true,
  )
  document.addEventListener(
    'load',
    ({ target }) => {
      if (target instanceof HTMLImageElement && failed.delete(target)) delete target.dataset['failed']
    },
    true,
  )
  for (const picture of document.images)
    if (picture.complete && picture.naturalWidth === 0 && picture.src.startsWith('http')) note(picture)
  addEventListener('online', () => {
    for (const picture of failed) picture.src = picture.getAttribute('src') ?? ''
  })
}
