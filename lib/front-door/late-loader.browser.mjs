// Sent inline with every page that holds its scripts back: whole-line comments and indentation are taken off first.
// An island is an element marked `data-island`. Once React serves it, its component sets the attribute to "ready".
;(() => {
  const isUnready = '[data-island]:not([data-island=ready])'
  const islandOf = (event) => event.target.closest && event.target.closest(isUnready)
  let isLoading, touched, isFailed

  const run = () => {
    for (const held of document.querySelectorAll('script[type="text/late"]')) {
      const script = document.createElement('script')
      for (const { name, value } of held.attributes)
        if (name !== 'type') script.setAttribute(name.replace('data-type', 'type'), value)
      // Files keep the order of the page, and the data is there before the first of them.
      script.async = false
      script.onerror = release
      script.text = held.text
      document.head.append(script)
    }
  }
  const load = () => {
    if (isLoading) return
    isLoading = 1
    if (document.readyState === 'loading') addEventListener('DOMContentLoaded', run)
    else run()
  }

  // Carries the first touch out: by React when it is there, by the element alone when it never comes.
  const release = () => {
    isFailed = 1
    replay()
  }
  const replay = () => {
    if (!touched) return
    const { target, island, observer } = touched
    touched = 0
    observer.disconnect()
    island.removeAttribute('aria-busy')
    target.click()
  }

  for (const type of ['pointerdown', 'keydown', 'focusin'])
    addEventListener(type, (event) => islandOf(event) && load(), true)
  addEventListener(
    'click',
    (event) => {
      const island = islandOf(event)
      if (!island || isFailed || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
        return
      event.preventDefault()
      event.stopImmediatePropagation()
      load()
      if (touched) return
      const observer = new MutationObserver(() => island.matches(isUnready) || replay())
      observer.observe(island, { attributeFilter: ['data-island'] })
      touched = { target: event.target, island, observer }
      island.setAttribute('aria-busy', 'true')
      setTimeout(release, 8000)
    },
    true,
  )

  if (/(?:^|; )HINT_COOKIE/.test(document.cookie))
    addEventListener('load', () => (self.requestIdleCallback || setTimeout)(load))
})()
