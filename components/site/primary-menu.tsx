import type { MenuItem } from '@/lib/publication/site-view'
import { menuFit } from './menu-fit'

/**
 * The menu tree as disclosures that need no script. Every entry stands twice in the markup, in the row and under
 * "More"; the width of the row decides which of the two exists for anyone, seeing or not (`display: none`).
 */
export function PrimaryMenu({ items, current }: { items: MenuItem[]; current: string | undefined }) {
  const steps = menuFit(items.map((item) => ({ name: item.name, hasChildren: item.children.length > 0 })))
  return (
    <nav className="primary-menu" aria-label="Primary">
      <ul>
        {items.map((item, index) => (
          <li key={item.path} data-from={steps[index] ?? 'never'}>
            <MenuLink item={item} current={current} />
            {item.children.length > 0 && (
              <details name="primary-menu">
                <summary aria-label={`Below ${item.name}`} />
                <ul>
                  {item.children.map((child) => (
                    <li key={child.path}>
                      <MenuLink item={child} current={current} />
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
        <li data-more={steps.at(-1) ?? 'always'}>
          <details name="primary-menu">
            <summary>More</summary>
            <ul>
              {items.map((item, index) => (
                <li key={item.path} data-until={steps[index] ?? 'ever'}>
                  <MenuLink item={item} current={current} />
                </li>
              ))}
            </ul>
          </details>
        </li>
      </ul>
    </nav>
  )
}

function MenuLink({ item, current }: { item: { name: string; path: string }; current: string | undefined }) {
  return (
    <a href={item.path} aria-current={item.path === current ? 'page' : undefined}>
      {item.name}
    </a>
  )
}
