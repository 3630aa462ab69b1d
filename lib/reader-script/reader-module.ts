import { startAccountMenu } from './account-menu'
import { startConsent } from './consent'
import { startDialogs } from './dialogs'
import { startEmbeds } from './embeds'
import { startKeeping } from './keeping'
import { startLightbox } from './lightbox'
import { startLoadMore } from './load-more'
import { startOffline } from './offline'
import { startPictures } from './pictures'
import { startPlaces } from './places'
import { startSearch } from './search'
import { startSettings } from './settings'
import { startShare } from './share'
import { startSignIn } from './sign-in'
import { startStored } from './stored'
import { startTransitions } from './transitions'
import { startVisits } from './visits'

// Each part adds to a page that is whole without it, and one that fails takes no other with it.
const parts = [
  startSettings,
  startConsent,
  startDialogs,
  startSearch,
  startShare,
  startEmbeds,
  startLightbox,
  startPictures,
  startPlaces,
  () => {
    startVisits(Date.now())
  },
  startLoadMore,
  () => {
    startKeeping(Date.now())
  },
  startSignIn,
  startAccountMenu,
  startStored,
  startOffline,
  startTransitions,
]
function startParts(): void {
  for (const start of parts) {
    try {
      start()
    } catch (error) {
      reportError(error)
    }
  }
}
// What is made ready ahead of a reader is not yet read: nothing is counted as a visit, or shown as kept, before it is.
if ((document as Document & { prerendering?: boolean }).prerendering)
  document.addEventListener('prerenderingchange', startParts, { once: true })
else startParts()
