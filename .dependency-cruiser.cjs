// Who may import whom: the table of ARCHITECTURE.md as rules. bin/borders.mjs runs them and fails when no module is read.
const domain = '^src/domains/([^/]+)/';
const tests = '\\.(test|factory)\\.tsx?$';
const browserParts = `${domain}(ui/|[^/]+/ui/|web\\.tsx?$)`;
const serverParts = `${domain}.*\\.ts$`;

// Calls between domains go down this list only; the other direction is an event.
const calls = {
  platform: [],
  customers: ['platform'],
  sales: ['platform', 'customers', 'commerce'],
  marketing: ['platform', 'customers'],
  service: ['platform', 'customers'],
  feedback: ['platform', 'customers'],
  social: ['platform', 'customers'],
  commerce: ['platform', 'customers'],
  projects: ['platform', 'sales'],
  billing: ['platform', 'sales', 'commerce', 'projects'],
  insights: ['platform'],
  automation: ['platform'],
  privacy: ['platform'],
  academy: ['platform'],
};

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    never('no-cycles', 'Two files that import each other are one file.', {}, { circular: true }),
    never('resolves', 'An import nobody finds.', {}, { couldNotResolve: true }),
    never('kernel-alone', 'The kernel is pure vocabulary.', { path: '^src/kernel', pathNot: tests }, { path: '^src/(server|web|domains|app)' }),
    never('kernel-no-io', 'The kernel does no input or output.', { path: '^src/kernel', pathNot: tests }, { dependencyTypes: ['core'] }),
    never('server-below-domains', 'The engine room knows no product.', { path: '^src/server', pathNot: tests }, { path: '^src/(web|domains|app)' }),
    never('web-below-domains', 'The design system knows no product and no server.', { path: '^src/web', pathNot: tests }, { path: '^src/(server|domains|app)' }),
    never('domains-below-app', 'Only entry points see the whole.', { path: '^src/domains', pathNot: tests }, { path: '^src/app' }),
    never('contract-pure', 'A contract is shared by server and browser.', { path: `${domain}contract\\.ts$` }, { path: '^src/(server|web|domains)', pathNot: '^src/domains/[^/]+/contract\\.ts$' }),
    never('policy-pure', 'A policy is a pure function of actor and record.', { path: `${domain}.*\\.policy\\.ts$` }, { path: '^src/(web|domains)', pathNot: ['^src/domains/[^/]+/contract\\.ts$', '^src/domains/$1/.*\\.policy\\.ts$'] }),
    never('verbs-not-http', 'Verbs, reads and jobs know neither HTTP nor screens.', { path: `${domain}.*\\.(service|queries|jobs)\\.ts$` }, { path: ['^src/server/http', '^src/web', '^src/domains/.*\\.routes\\.ts$', '^src/domains/.*/ui/'] }),
    never('routes-not-ui', 'Routes know no screens.', { path: `${domain}.*\\.routes\\.ts$` }, { path: ['^src/web', '^src/domains/.*/ui/', '^src/domains/[^/]+/web\\.tsx?$'] }),
    never('browser-not-server', 'What runs in the browser never reaches into the server.', { path: browserParts, pathNot: tests }, { path: '^src/server' }),
    never('browser-own-domain', 'Screens take shapes from their contract and parts from their folder.', { path: browserParts, pathNot: tests }, {
      path: '^src/domains/$1/', pathNot: ['^src/domains/$1/contract\\.ts$', '^src/domains/$1/web\\.tsx?$', '^src/domains/$1/ui/', '^src/domains/$1/[^/]+/ui/', '^src/domains/$1/.*\\.policy\\.ts$'],
    }),
    never('browser-other-domain', 'Another domain is entered through its browser door.', { path: browserParts, pathNot: tests }, { path: '^src/domains/', pathNot: ['^src/domains/$1/', '^src/domains/[^/]+/(contract\\.ts|web\\.tsx?)$'] }),
    never('server-other-domain', 'Another domain is entered through its server door.', { path: serverParts, pathNot: [tests, '/ui/', '/web\\.tsx?$'] }, { path: '^src/domains/', pathNot: ['^src/domains/$1/', '^src/domains/[^/]+/(contract|index)\\.ts$'] }),
    never('browser-bundle', 'The browser part of the program cannot load the server.', { path: '^src/app/web', pathNot: tests }, { path: ['^src/server', '^src/domains/[^/]+/index\\.ts$'] }),
    never('no-node-in-browser', 'The browser has no Node.', { path: ['^src/web', '^src/app/web', browserParts], pathNot: tests }, { dependencyTypes: ['core'] }),
    never('run-time-dependencies', 'What the server needs is a dependency, not a tool.', { path: ['^src/(kernel|server|domains)/', '^src/app/[^/]+\\.ts$', '^src/app/commands/'], pathNot: [tests, browserParts] }, { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }),
    never('no-tests-in-product', 'The product does not use test code.', { path: '^src', pathNot: tests }, { path: ['^test/', tests] }),
    ...Object.entries(calls).map(([from, allowed]) => never(`calls-of-${from}`, `${from} may call ${allowed.join(', ') || 'no other domain'}; the rest hears its events.`,
      { path: `^src/domains/${from}/`, pathNot: [tests, '/ui/', '/web\\.tsx?$'] },
      { path: '^src/domains/', pathNot: [`^src/domains/(${[from, ...allowed].join('|')})/`, '^src/domains/[^/]+/contract\\.ts$'] })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.gen\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'] },
  },
};
