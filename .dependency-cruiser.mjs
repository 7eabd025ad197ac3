/** The rank table is the only thing to edit (docs/adr/0002). A lib imports lower ranks only, through its index. */
const ranks = [
  ['kernel'],
  ['platform'],
  ['identity'],
  ['coordination', 'trainee', 'scheduling'],
  ['course', 'live'],
  ['contest'],
  ['certification'],
  ['outcomes'],
];
const layers = ranks.flatMap((row, i) =>
  row.map((lib) => {
    const allowed = [lib, ...ranks.slice(0, i).flat()];
    return {
      name: `layer-${lib}`,
      severity: 'error',
      from: { path: `^libs/${lib}/` },
      to: { path: '^(libs|apps)/', pathNot: `^libs/(${allowed.join('|')})/` },
    };
  }),
);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layers,
    {
      name: 'public-door',
      comment: 'Another lib is entered through src/index.ts (tests: src/testing.ts).',
      severity: 'error',
      from: { path: '^(libs|apps|test)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/[^/]+/src/(index|testing)\\.ts$', '^$1/$2/'] },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'domain-is-pure',
      comment: 'Rules and policies decide; they know neither Nest, nor the database, nor the queue.',
      severity: 'error',
      from: { path: '\\.(rules|policy)\\.ts$' },
      to: { path: '(^|node_modules/)(@nestjs|typeorm|pg|bullmq|ioredis|fastify)(/|$)' },
    },
    {
      name: 'not-unresolvable',
      comment:
        'A typo in an alias would pass unseen. react-aria-components names sources that it does not ship; the web build makes `virtual:` modules.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(react-aria-components|virtual:)' },
    },
    {
      name: 'tests-stay-out',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '(\\.spec\\.ts|/testing\\.ts|/testing/.*)$' },
      to: { path: '(\\.spec\\.ts|/src/testing\\.ts|/testing/.*\\.ts|^test/.*)$' },
    },
    { name: 'apps-are-leaves', severity: 'error', from: { path: '^(libs|db)/' }, to: { path: '^apps/' } },
    {
      name: 'apps-stay-apart',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'web-features-stay-apart',
      comment: 'The route composes; a feature never imports another.',
      severity: 'error',
      from: { path: '^apps/web/src/features/([^/]+)/' },
      to: { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    },
    {
      name: 'web-ui-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/web/src/(ui|api|i18n)/' },
      to: { path: '^apps/web/src/(features|app)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
