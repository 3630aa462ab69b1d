import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The rules that another theme can break: it changes colours, and nothing else. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** In one page from beginning to end: by itself it opens another one for the report, which doubles its time. */
const checkerOf = (page: Page, part: string) => new AxeBuilder({ page }).setLegacyMode(true).include(part)

/** Fails with the names of the broken rules and where they are broken, in a part of the page or in all of it. */
export async function expectNoAxeFindings(page: Page, part = 'html'): Promise<void> {
  const { violations } = await checkerOf(page, part)
    // Targets of 24 px are a rule that axe leaves off unless it is asked for. The two lists of related stories share
    // their name: docs/contracts/landmarks.md says so.
    .options({
      resultTypes: ['violations'],
      rules: { 'target-size': { enabled: true }, 'landmark-unique': { enabled: false } },
    })
    .withTags(TAGS)
    .analyze()
  expect(toFindings(violations)).toEqual([])
}

/** Of a page that was looked at in the light theme: what the dark one could break. */
export async function expectNoColourFindings(page: Page, part = 'html'): Promise<void> {
  const { violations } = await checkerOf(page, part)
    .options({ resultTypes: ['violations'] })
    .withRules(COLOUR_RULES)
    .analyze()
  expect(toFindings(violations)).toEqual([])
}

type Violation = { id: string; nodes: { target: unknown }[] }
const toFindings = (violations: Violation[]) =>
  violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])
