// Who may import whom (ARCHITECTURE.md has the table and the reasons). `import type` counts.
const npm = 'node_modules'
const of = (...names) => names.map((name) => `node_modules/${name}`)
const only = (name, from, allowed) => ({
  name, severity: 'error', from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { pathNot: [...allowed, from] },
})

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    only('plan-model-imports-nothing', '^packages/plan/src/model/', []),
    only('plan-structure-imports-model', '^packages/plan/src/structure/', ['^packages/plan/src/model/']),
    only('plan-cascade-imports-model-structure', '^packages/plan/src/cascade/', ['^packages/plan/src/(model|structure)/', ...of('diff', '@noble/hashes')]),
    only('plan-merge-imports-the-three-before', '^packages/plan/src/merge/', ['^packages/plan/src/(model|structure|cascade)/', ...of('diff', '@noble/hashes')]),
    only('sync-imports-plan-yjs-prosemirror', '^packages/sync/', ['^packages/plan/', ...of('yjs', 'lib0', 'y-protocols', 'prosemirror-', '.pnpm/diff@')]),
    only('files-imports-plan', '^packages/files/', ['^packages/plan/', npm]),
    only('demo-imports-plan', '^packages/demo/', ['^packages/plan/']),
    only('api-imports-plan', '^packages/api/', ['^packages/plan/', ...of('zod')]),
    only('cli-imports-plan-files-demo', '^packages/cli/', ['^packages/(plan|files|demo)/', '^[a-z_]+(/promises)?$']),
    {
      name: 'core-is-pure', severity: 'error', from: { path: '^packages/(plan|sync|files|api|demo)/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'client-not-server', severity: 'error', from: { path: '^client/' }, to: { path: '^(server|tests|packages/(cli|testkit|files|demo))/' } },
    { name: 'server-not-client', severity: 'error', from: { path: '^server/' }, to: { path: '^(client|tests|packages/cli)/' } },
    { name: 'packages-not-shells', severity: 'error', from: { path: '^packages/' }, to: { path: '^(client|server|tests)/' } },
    { name: 'testkit-for-tests-alone', severity: 'error', from: { pathNot: ['^packages/testkit/', '^tests/', '\\.test\\.tsx?$'] }, to: { path: '^packages/testkit/' } },
    {
      name: 'no-feature-imports-another', severity: 'error',
      from: { path: '^client/src/features/([^/]+)/' }, to: { path: '^client/src/features/', pathNot: '^client/src/features/$1/' },
    },
    { name: 'features-not-app', severity: 'error', from: { path: '^client/src/(features|platform|ui|i18n)/' }, to: { path: '^client/src/app/' } },
    { name: 'platform-ui-i18n-not-features', severity: 'error', from: { path: '^client/src/(platform|ui|i18n)/' }, to: { path: '^client/src/features/' } },
    {
      name: 'packages-by-name', severity: 'error', from: { path: '^(client|server|tests)/' },
      to: { path: '^packages/', dependencyTypes: ['local'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|fixtures|shots)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
}
