/** From a card to its article: the picture that was pressed becomes the one that opens the page. */
export function startTransitions(): void {
  addEventListener('pageswap', (event) => {
    const to = event.activation?.entry.url
    if (!event.viewTransition || !to) return
    const link = [...document.querySelectorAll<HTMLAnchorElement>('.story-headline a')].find((each) => each.href === to)
    const picture = link?.closest('.story')?.querySelector<HTMLElement>('.story-picture img')
    if (!picture) return
    picture.style.viewTransitionName = 'lead-picture'
    // A page kept for Back must not hold the name twice.
    void event.viewTransition.finished.finally(() => {
      picture.style.viewTransitionName = ''
    })
  })
}
