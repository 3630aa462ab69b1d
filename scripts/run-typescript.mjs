// Runs a TypeScript file of this project in this very process, so that signals and exit codes are its own:
// node scripts/run-typescript.mjs server.ts --dev
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { register } from 'tsx/esm/api'

const [file, ...rest] = process.argv.slice(2)
if (file === undefined) throw new Error('Name the TypeScript file to run.')
process.argv = [process.argv[0] ?? 'node', resolve(file), ...rest]
register({ tsconfig: new URL('../tsconfig.scripts.json', import.meta.url).pathname })
await import(pathToFileURL(resolve(file)).href)
