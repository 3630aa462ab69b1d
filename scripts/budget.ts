import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { z } from 'zod'
import { startSite } from './site-process'
import { findBrowser } from './find-browser'
import { weighPage } from './page-weight'
import { environment, ROOT } from './run'

const limits = z.record(z.string(), z.number())
const budgetSchema = z.object({ pages: z.record(z.string(), limits), everywhere: limits })
const budget = budgetSchema.parse(JSON.parse(readFileSync(join(ROOT, 'budget.json'), 'utf8')))

const folder = mkdtempSync(join(tmpdir(), 'daily-digest-budget-'))
const { executablePath, args } = await findBrowser(environment)
const browser = await chromium.launch({ executablePath, args })
const site = await startSite({ DATA_DIR: folder, DEMO_NOW: '2026-11-23T09:00:00Z' })
let exceeded = 0
try {
  for (const [path, own] of Object.entries(budget.pages)) {
    const weight = await weighPage(browser, site.url + path)
    for (const [part, limit] of Object.entries({ ...own, ...budget.everywhere })) {
      const measured = weight[part as keyof typeof weight]
      const isOver = measured > limit
      exceeded += isOver ? 1 : 0
      console.log(
        `${isOver ? 'OVER ' : '     '}${path.padEnd(30)} ${part.padEnd(20)} ${String(measured).padStart(7)} of ${limit}`,
      )
    }
  }
} finally {
  await browser.close()
  await site.stop()
  rmSync(folder, { recursive: true, force: true })
}
if (exceeded > 0) console.error(`${exceeded} figures are over the budget in budget.json.`)
process.exitCode = exceeded === 0 ? 0 : 1
