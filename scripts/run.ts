import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The environment of this command, for the tools of the project; the site itself reads its settings in lib/env.ts. */
export const environment = process.env

/** Runs a program of node_modules/.bin in the project's folder, showing what it prints. Resolves to its exit code. */
export function runTool(name: string, args: readonly string[], extra: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [toolFile(name), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...environment, ...extra },
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      resolve(code ?? (signal === null ? 0 : 1))
    })
  })
}

const TOOLS: Record<string, string> = {
  budget: 'scripts/run-typescript.mjs',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  eslint: 'node_modules/eslint/bin/eslint.js',
  next: 'node_modules/next/dist/bin/next',
  playwright: 'node_modules/@playwright/test/cli.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
}

function toolFile(name: string): string {
  const file = TOOLS[name]
  if (file === undefined) throw new Error(`${name} is not a tool of this project.`)
  return file
}
