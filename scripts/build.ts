import { buildSite } from './site-build'

process.exitCode = await buildSite()
