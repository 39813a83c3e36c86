/**
 * Who may import whom: the table of the house. `npm run check:imports` holds the sources to it, type-only imports
 * included, and tests/workshop/import-rules.test.ts plants a violation of every rule and sees it found.
 */

/** A rule that the files of `room` import nothing but what matches one of `allowed`. */
function onlyFrom(name, comment, room, allowed) {
  return { name, comment, severity: 'error', from: { path: room }, to: { pathNot: allowed } };
}

/** Node's own modules and installed packages: `node_modules/zod/index.d.ts`, or `fs` for a built-in. */
const PACKAGES = '^node_modules/';
const OWN_CODE = '^(src|extensions|sandbox)/';
const WHOLE_API_CLIENT = '^node_modules/@hubspot/api-client/(lib/)?index\\.';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    onlyFrom(
      'scoring-imports-only-itself',
      'scoring is arithmetic: no other room, no package, no Node module.',
      '^src/scoring/',
      ['^src/scoring/'],
    ),
    onlyFrom(
      'programme-imports-only-scoring',
      'programme adds up scores: only scoring, no package, no Node module.',
      '^src/programme/',
      ['^src/(programme|scoring)/'],
    ),
    onlyFrom(
      'operations-import-only-scoring-and-programme',
      'operations are verbs against ports: only scoring, programme, and the two parsers of what people hand in.',
      '^src/operations/',
      ['^src/(operations|scoring|programme)/', '^node_modules/(zod|csv-parse)/'],
    ),
    {
      name: 'adapters-import-only-ports-and-the-pure-rooms',
      comment:
        'hubspot and store know the ports, scoring, programme and their own libraries; not each other, not a door.',
      severity: 'error',
      from: { path: '^src/(hubspot|store)/' },
      to: {
        path: OWN_CODE,
        pathNot: ['^src/$1/', '^src/operations/(ports\\.ts$|ports/|call-budget\\.ts$)', '^src/(scoring|programme)/'],
      },
    },
    {
      name: 'hubspot-calls-know-no-records',
      comment: 'How a call is made and paced has nothing to do with what is read or written by it.',
      severity: 'error',
      from: { path: '^src/hubspot/client/' },
      to: { path: '^src/hubspot/', pathNot: ['^src/hubspot/client/', '^src/hubspot/portal-day\\.ts$'] },
    },
    {
      name: 'hubspot-records-and-properties-know-no-histories',
      comment:
        'Histories, the mirror, events and tasks are put together from records and properties, not the other way round.',
      severity: 'error',
      from: { path: '^src/hubspot/(records|properties)/' },
      to: { path: '^src/hubspot/(history|mirror|events|requests|desk)/' },
    },
    {
      name: 'accounts-wire-adapters-and-nothing-else',
      comment: 'accounts puts hubspot and store together for one account: no door, no card, no sandbox.',
      severity: 'error',
      from: { path: '^src/accounts/' },
      to: { path: OWN_CODE, pathNot: ['^src/(accounts|hubspot|store|operations|programme|scoring)/', '^src/config'] },
    },
    {
      name: 'only-doors-open-accounts',
      comment: 'Only service and cli work with an account; what it is made of does not know it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(accounts|service|cli)/' },
      to: { path: '^src/accounts/' },
    },
    {
      name: 'doors-take-only-types-from-extensions',
      comment: 'extensions is uploaded alone: a door may know the shape of a view (import type), not its code.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^extensions/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-doors-know-extensions',
      comment: 'Only functions, service and cli answer in the view types of extensions.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(functions|service|cli)/' },
      to: { path: '^extensions/' },
    },
    {
      name: 'rooms-never-import-doors',
      comment: 'functions, service, cli and build stand outside; nothing inside imports them.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(functions|service|cli|build)/' },
      to: { path: '^src/(functions|service|cli|build)/' },
    },
    {
      name: 'functions-stay-small',
      comment:
        'An app function never reaches the store, the fitting or the whole API client (11.6 MB bundled), by any way.',
      severity: 'error',
      from: { path: '^src/functions/' },
      to: { path: ['^src/store/', '^src/scoring/fit/', WHOLE_API_CLIENT], reachable: true },
    },
    {
      name: 'extensions-import-only-themselves-and-what-hubspot-has',
      comment: 'HubSpot uploads this folder alone: only itself, @hubspot/ui-extensions, react and zod/mini.',
      severity: 'error',
      from: { path: '^extensions/' },
      to: {
        pathNot: [
          '^extensions/',
          '^node_modules/@hubspot/ui-extensions/',
          '^node_modules/(@types/)?react/',
          '^node_modules/zod/(v4/)?mini/',
        ],
      },
    },
    {
      name: 'extension-folders-share-only-shared',
      comment: 'Each folder (cards, pages, settings) is uploaded with a copy of shared, not with its neighbours.',
      severity: 'error',
      from: { path: '^extensions/([^/]+)/' },
      to: { path: '^extensions/', pathNot: ['^extensions/$1/', '^extensions/shared/'] },
    },
    {
      name: 'src-never-imports-sandbox',
      comment: 'The program does not know that there is a stand-in.',
      severity: 'error',
      from: { path: '^(src|extensions)/' },
      to: { path: '^sandbox/' },
    },
    {
      name: 'sandbox-crm-and-host-are-independent-witnesses',
      comment: 'They stand in for HubSpot: what they share with src, they cannot test.',
      severity: 'error',
      from: { path: '^sandbox/(crm|host)/' },
      to: { path: '^(src|extensions)/' },
    },
    {
      name: 'sandbox-portal-takes-only-the-glossary',
      comment: "The generated customers may use scoring's types, nothing that computes.",
      severity: 'error',
      from: { path: '^sandbox/portal/' },
      to: { path: '^(src|extensions)/', pathNot: ['^src/scoring/types\\.ts$'] },
    },
    {
      name: 'sandbox-portal-takes-types-only',
      comment: "The generated customers may use scoring's types, nothing that computes.",
      severity: 'error',
      from: { path: '^sandbox/portal/' },
      to: { path: '^src/scoring/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sandbox-is-wired-by-its-main',
      comment: 'Only the files at the top of sandbox/ put the stand-in and the doors of src together.',
      severity: 'error',
      from: { path: '^sandbox/', pathNot: '^sandbox/([^/]+$|crm/|host/|portal/)' },
      to: { path: '^(src|extensions)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: { path: OWN_CODE },
      to: { circular: true },
    },
    {
      name: 'no-barrels',
      comment: 'Import from the file that holds the name; a file that only passes names on is one more place to look.',
      severity: 'error',
      from: { path: OWN_CODE },
      to: { dependencyTypes: ['export'] },
    },
    {
      name: 'no-index-files',
      comment: 'A file is called by what it holds.',
      severity: 'error',
      from: { path: OWN_CODE },
      to: { path: '/index\\.tsx?$', pathNot: PACKAGES },
    },
    {
      name: 'no-unresolvable',
      comment: 'The file or package is not there.',
      severity: 'error',
      from: { path: OWN_CODE },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: PACKAGES },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'] },
  },
};
