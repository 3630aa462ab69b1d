import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser'
import { ESLint } from 'eslint'
import tseslint from 'typescript-eslint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from './run'

const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as IConfiguration

/** For every wall, a file that breaks it. */
const PLANTED: Record<string, { from: string; imports: string }> = {
  'no-cycles': { from: 'lib/cycle/one.ts', imports: './two' },
  'lib-knows-no-ui': { from: 'lib/plant/a.ts', imports: '../../components/site/plain' },
  'components-are-pure': { from: 'components/site/impure.tsx', imports: '../../lib/plant/plant-queries' },
  'mongo-behind-repositories': { from: 'lib/plant/plant-queries.ts', imports: '../db/connection' },
  'driver-behind-repositories': { from: 'lib/plant/plant-commands.ts', imports: 'mongodb' },
  'repository-is-private': { from: 'app/(site)/a/page.tsx', imports: '../../../lib/plant/plant-repository' },
  'repository-is-private-across-folders': { from: 'lib/other/other-commands.ts', imports: '../plant/plant-repository' },
  'readers-never-load-the-newsroom': { from: 'app/(site)/b/page.tsx', imports: '../../../components/admin/desk' },
  'reader-pages-know-no-session': { from: 'app/(site)/c/page.tsx', imports: '../../../lib/accounts/session' },
  'commands-know-no-framework': { from: 'lib/other/cached-commands.ts', imports: 'next/cache' },
  'commands-read-past-caches': { from: 'lib/other/reading-commands.ts', imports: '../plant/plant-queries' },
  'the-embedded-server-is-a-package': { from: 'lib/db/embedded/a.ts', imports: '../../plant/plain' },
  'the-front-door-knows-http': { from: 'lib/front-door/a.ts', imports: '../plant/plain' },
}
const SOUND = {
  'lib/cycle/two.ts': "import './one'\n",
  'components/site/plain.ts': 'export const plain = 1\n',
  'components/admin/desk.ts': 'export const desk = 1\n',
  'lib/plant/plain.ts': 'export const plain = 1\n',
  'lib/plant/plant-repository.ts': "import '../db/connection'\nexport const plain = 1\n",
  'lib/db/connection.ts': "import 'mongodb'\nexport const plain = 1\n",
  'lib/accounts/session.ts': 'export const plain = 1\n',
}

describe('the walls between folders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daily-digest-walls-'))
  let violations: { rule: string; from: string }[] = []

  beforeAll(async () => {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    const planted = Object.values(PLANTED).map(({ from, imports }) => [from, `import '${imports}'\n`] as const)
    for (const [file, text] of [...Object.entries(SOUND), ...planted]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    const { tsConfig: _, exclude: __, ...options } = rules.options ?? {}
    const { output } = await cruise(['app', 'components', 'lib'], {
      ...options,
      baseDir: folder,
      validate: true,
      ruleSet: rules,
    })
    violations = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('each have a planted violation', () => {
    expect(Object.keys(PLANTED)).toEqual(rules.forbidden?.map((rule) => rule.name))
  })

  it.each(Object.entries(PLANTED))('%s is kept', (rule, { from }) => {
    expect(violations).toContainEqual({ rule, from })
  })

  it('let sound files through', () => {
    const suspects = violations.map((violation) => violation.from)
    expect(suspects).not.toContain('lib/plant/plant-repository.ts')
    expect(suspects).not.toContain('components/site/plain.ts')
  })
})

describe('the directives', () => {
  const eslint = new ESLint({ cwd: ROOT, overrideConfig: [tseslint.configs.disableTypeChecked] })

  it.each([
    ['components/site/button.tsx', "'use client'\nexport const a = 1\n", '*.client.tsx'],
    ['components/site/button.client.tsx', "'use client'\nexport const a = 1\n", null],
    ['lib/plant/plant-commands.ts', "'use server'\nexport const a = 1\n", 'app/**/actions.ts'],
    ['app/(site)/a/page.tsx', "'use client'\nexport default function Page() {\n  return null\n}\n", '*.client.tsx'],
    ['lib/plant/plant.ts', "export function a() {\n  'use cache'\n  return 1\n}\n", 'may cache'],
    ['lib/plant/plant-queries.ts', "export function a() {\n  'use cache'\n  return 1\n}\n", null],
    ['lib/plant/plant.ts', "export const a = process.env['PORT']\n", 'lib/env.ts'],
    ['lib/plant/plant.ts', 'export default 1\n', 'Named exports'],
  ])('%s with %j is judged', async (file, text, complaint) => {
    const [result] = await eslint.lintText(text, { filePath: join(ROOT, file) })
    const messages = (result?.messages ?? [])
      .filter((message) => message.ruleId === 'no-restricted-syntax')
      .map(({ message }) => message)
    expect(messages).toEqual(complaint === null ? [] : [expect.stringContaining(complaint)])
  })
})
