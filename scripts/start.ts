import { buildSite, isBuildDue } from './site-build'

if (isBuildDue()) {
  console.log('Building the site. This happens once, and again when its source changes.')
  const code = await buildSite()
  if (code !== 0) process.exit(code)
}
await import('../server')
