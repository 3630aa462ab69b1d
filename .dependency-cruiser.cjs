/** Who may import whom. Each rule's comment is the sentence a reviewer would otherwise write. */
const domainFile = (suffix) => `^lib/([^/]+)/[^/]+-${suffix}\\.ts$`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'lib-knows-no-ui',
      severity: 'error',
      comment: 'lib/ is the program; app/ and components/ are its faces.',
      from: { path: '^lib/' },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'components-are-pure',
      severity: 'error',
      comment: 'Components get data as props; they never reach the server side.',
      from: { path: '^components/' },
      to: {
        path: '^(app/|lib/db/|lib/env|lib/[^/]+/[^/]+-(repository|queries|commands)\\.ts$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'mongo-behind-repositories',
      severity: 'error',
      comment: 'Only lib/db and repositories speak MongoDB.',
      from: {
        path: '^(app|components|lib|e2e)/',
        pathNot:
          '^lib/db/|-repository\\.ts$|\\.(contract\\.test|test|soak\\.test|test-support)\\.ts$|^lib/(health|media)/|-commands\\.ts$|^lib/demo/|^e2e/support/newsroom\\.ts$',
      },
      to: { path: '(^lib/db/|node_modules/mongodb/)' },
    },
    {
      name: 'driver-behind-repositories',
      severity: 'error',
      comment: 'Commands and pages never see the driver itself.',
      from: { path: '^(app|components|lib|e2e)/', pathNot: '^lib/db/|-repository\\.ts$|\\.test\\.ts$' },
      to: { path: 'node_modules/mongodb/' },
    },
    {
      name: 'repository-is-private',
      severity: 'error',
      comment: 'A repository serves its own folder only.',
      from: { path: '^(app|components|e2e|scripts)/|^server\\.ts$' },
      to: { path: '-repository\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'repository-is-private-across-folders',
      severity: 'error',
      comment: 'Ask the other folder’s queries, lookups or commands.',
      from: { path: '^lib/([^/]+)/' },
      to: { path: domainFile('repository'), pathNot: '^lib/$1/' },
    },
    {
      name: 'readers-never-load-the-newsroom',
      severity: 'error',
      comment: 'Nothing of the newsroom may reach a reader’s browser.',
      from: { path: '^(app/\\(site\\)/|components/(?!admin/))' },
      to: { path: '^(components/admin|app/admin)/' },
    },
    {
      name: 'reader-pages-know-no-session',
      severity: 'error',
      comment: 'A reader page is the same for everyone.',
      from: { path: '^(app/\\(site\\)/|components/(article|front|site)/)' },
      to: { path: '(^lib/accounts/.*session|node_modules/next-auth/|node_modules/next/headers)' },
    },
    {
      name: 'commands-know-no-framework',
      severity: 'error',
      comment: 'Commands run in tests and scripts, so they import nothing from Next.',
      from: { path: domainFile('(commands|repository)') },
      to: { path: 'node_modules/(next|next-auth)/' },
    },
    {
      name: 'commands-read-past-caches',
      severity: 'error',
      comment: 'A command decides on what is stored, not on what is cached.',
      from: { path: domainFile('(commands|repository|lookup)') },
      to: { path: domainFile('queries') },
    },
    {
      name: 'the-embedded-server-is-a-package',
      severity: 'error',
      comment: 'It could be published: it imports nothing of the application.',
      from: { path: '^lib/db/embedded/' },
      to: { path: '^(app|components|lib)/', pathNot: '^lib/db/embedded/' },
    },
    {
      name: 'the-front-door-knows-http',
      severity: 'error',
      comment: 'The front door knows HTTP and expired tags, not articles.',
      from: { path: '^lib/front-door/' },
      to: { path: '^(app|components|lib)/', pathNot: '^lib/front-door/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|node_modules/(?!mongodb|next|next-auth)/)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
