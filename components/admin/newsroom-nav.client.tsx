'use client'

import { usePathname } from 'next/navigation'
import type { PlaceGroup } from '@/lib/accounts/newsroom-places'

export const NEWSROOM_NAV_ID = 'newsroom-places'

/** The places of the newsroom: beside the page where there is room, else behind "Menu", without script too. */
export function NewsroomNav({ groups }: { groups: readonly PlaceGroup[] }) {
  const path = usePathname()
  return (
    <nav id={NEWSROOM_NAV_ID} className="newsroom-nav" aria-label="Newsroom" popover="auto">
      {groups.map(({ name, places }) => (
        <div key={name}>
          <p className="newsroom-nav-name">{name}</p>
          <ul>
            {places.map((place) => (
              <li key={place.path}>
                <a href={place.path} aria-current={currentness(place.path, path)}>
                  {place.name}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

function currentness(place: string, path: string): 'page' | 'true' | undefined {
  if (place === path) return 'page'
  return place !== '/admin' && path.startsWith(`${place}/`) ? 'true' : undefined
}
