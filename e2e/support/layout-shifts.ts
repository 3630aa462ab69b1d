import type { Page } from '@playwright/test'

/** A layout shift as the browser counts it; `moved` names the elements that it saw moving. */
export type Shift = { value: number; hadRecentInput: boolean; moved: string[] }

/** Notes every layout shift of the documents that the page opens from now on. */
export async function recordShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const name = (node: Node | null) => {
      const element = node instanceof Element ? node : node?.parentElement
      return element ? `${node === element ? '' : 'text of '}${element.localName}.${element.className}` : 'what is gone'
    }
    const shifts: Shift[] = []
    const note = (entries: PerformanceEntryList) => {
      for (const entry of entries) {
        const { value, hadRecentInput, sources } = entry as LayoutShift
        shifts.push({ value, hadRecentInput, moved: sources.map(({ node }) => name(node)) })
      }
    }
    const observer = new PerformanceObserver((list) => {
      note(list.getEntries())
    })
    observer.observe({ type: 'layout-shift', buffered: true })
    Object.assign(globalThis, {
      takeShifts: () => {
        note(observer.takeRecords())
        return shifts.splice(0)
      },
    })
  })
}

/** The shifts since the last call, once the page has been painted again. */
export const takeShifts = (page: Page): Promise<Shift[]> =>
  page.evaluate(
    () =>
      new Promise<Shift[]>((resolve) => {
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            resolve((globalThis as unknown as { takeShifts: () => Shift[] }).takeShifts())
          })
        })
      }),
  )

type LayoutShift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] }
