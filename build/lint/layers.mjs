import boundaries from 'eslint-plugin-boundaries';

/**
 * `layers`: what the files may import beside their own layer (`*`: all); `typesOf`: layers of which they may import
 * types only; `packages`: npm packages (`*`: all but the guarded ones); `node`: Node's own modules; `why`: shown with
 * the error.
 *
 * @typedef {{
 *   readonly files: string | readonly string[];
 *   readonly layers?: readonly string[];
 *   readonly typesOf?: readonly string[];
 *   readonly packages?: readonly string[];
 *   readonly node?: boolean;
 *   readonly why?: string;
 * }} Layer
 */

/** Packages that load native code or the shell: only layers that name them may import them. */
const GUARDED_PACKAGES = ['pkcs11js', 'koffi', 'electron'];

/** What the browser library may run, as opposed to read types from: modules without a schema. */
const CONTRACT_CONSTANTS = ['birth-date', 'endpoint', 'error-texts', 'errors', 'languages', 'result', 'tlv', 'utf8'];

const CONTRACTS = ['contract-constants', 'contracts'];
const BRIDGE_PARTS = ['bridge-server', 'bridge-holder', 'bridge-handlers', 'bridge-consent', 'bridge-cards'];
const BRIDGE_SUPPORT = ['bridge-policy', 'bridge-logging', 'bridge-ground'];

/**
 * The folders and who may import whom (docs/architecture.md). A file belongs to the first layer whose pattern it
 * matches.
 *
 * @type {Readonly<Record<string, Layer>>}
 */
const LAYERS = {
  'contract-constants': { files: `contracts/{${CONTRACT_CONSTANTS.join(',')}}.ts` },
  contracts: { files: 'contracts/**', layers: ['contract-constants'], packages: ['valibot'] },

  'client-entry': {
    files: 'client/index.ts',
    layers: ['client', 'contract-constants'],
    typesOf: ['contracts'],
    why: 'the browser library has no dependencies at run time and no schemas',
  },
  client: {
    files: 'client/**',
    layers: ['client-entry', 'contract-constants'],
    typesOf: ['contracts'],
    why: 'the browser library has no dependencies at run time and no schemas',
  },
  'verifier-entry': {
    files: 'verifier/index.ts',
    layers: ['verifier', ...CONTRACTS],
    packages: ['node-forge', 'valibot', 'pkijs', 'asn1js'],
    node: true,
  },
  verifier: {
    files: 'verifier/**',
    layers: ['verifier-entry', ...CONTRACTS],
    packages: ['node-forge', 'valibot', 'pkijs', 'asn1js'],
    node: true,
  },

  'bridge-worker': {
    files: 'native-bridge/worker/**',
    layers: CONTRACTS,
    packages: ['pkcs11js', 'koffi', 'valibot', 'node-forge', '@noble/curves'],
    node: true,
    why: 'the card worker is a process of its own',
  },
  'bridge-holder': {
    files: 'native-bridge/server/{listen,peer/port-holder,peer/proc-net-tcp}.ts',
    layers: [...BRIDGE_SUPPORT, ...CONTRACTS],
    node: true,
    why: 'which port, and who holds it, is shown by composition roots too',
  },
  'bridge-server': {
    files: 'native-bridge/server/**',
    layers: ['bridge-handlers', 'bridge-holder', ...BRIDGE_SUPPORT, ...CONTRACTS],
    packages: ['ws', 'valibot'],
    node: true,
  },
  'bridge-handlers': {
    files: 'native-bridge/handlers/**',
    layers: ['bridge-consent', 'bridge-cards', ...BRIDGE_SUPPORT, ...CONTRACTS],
    packages: ['valibot'],
    node: true,
  },
  'bridge-consent': {
    files: 'native-bridge/consent/**',
    layers: [...BRIDGE_SUPPORT, ...CONTRACTS],
    packages: ['valibot'],
    node: true,
  },
  'bridge-cards': {
    files: 'native-bridge/cards/**',
    layers: [...BRIDGE_SUPPORT, ...CONTRACTS],
    packages: ['valibot'],
    node: true,
  },
  'bridge-policy': {
    files: 'native-bridge/policy/**',
    layers: ['bridge-logging', 'bridge-ground', ...CONTRACTS],
    packages: ['valibot'],
    node: true,
  },
  'bridge-logging': { files: 'native-bridge/logging/**', layers: ['bridge-ground', ...CONTRACTS], node: true },
  'bridge-ground': { files: 'native-bridge/{clock,origin,product}.ts', layers: CONTRACTS },
  'bridge-root': {
    files: 'native-bridge/*.ts',
    layers: [...BRIDGE_PARTS, ...BRIDGE_SUPPORT, ...CONTRACTS],
    node: true,
    why: 'the composition root wires the layers and starts the worker by its path',
  },

  'main-electron': {
    files: 'main/{main.ts,electron/**}',
    layers: ['main', 'bridge-root', 'bridge-cards', ...BRIDGE_SUPPORT, ...CONTRACTS],
    packages: ['electron', 'valibot'],
    node: true,
    why: 'the only files of main/ that see Electron',
  },
  main: {
    files: 'main/**',
    layers: ['bridge-root', 'bridge-consent', 'bridge-cards', 'bridge-holder', ...BRIDGE_SUPPORT, ...CONTRACTS],
    packages: ['tldts', 'valibot'],
    node: true,
    why: 'a composition root that knows no Electron: what it wants of the desktop is in shell.ts',
  },
  preload: { files: 'renderer/preload/**', layers: CONTRACTS, packages: ['electron', 'valibot'] },
  gallery: {
    files: 'renderer/gallery/**',
    layers: ['renderer', ...CONTRACTS],
    packages: ['preact', 'valibot'],
    why: 'it shows the windows and ships with none of them',
  },
  renderer: {
    files: 'renderer/**',
    layers: CONTRACTS,
    packages: ['preact', 'preact/hooks', 'preact/jsx-runtime', 'valibot'],
    why: 'a window reaches what its preload exposes and nothing else',
  },

  'simulator-token': {
    files: 'simulator/token/**',
    layers: ['simulator', ...CONTRACTS],
    packages: ['*', 'pkcs11js', 'koffi'],
    node: true,
  },
  'simulator-prompter': {
    files: 'simulator/prompter/**',
    layers: ['simulator', 'bridge-consent', ...CONTRACTS],
    packages: ['*'],
    node: true,
  },
  'simulator-bridge': {
    files: 'simulator/bridge-sim{,-options}.ts',
    layers: ['simulator', 'simulator-prompter', 'bridge-root', ...BRIDGE_PARTS, ...BRIDGE_SUPPORT, ...CONTRACTS],
    packages: ['*'],
    node: true,
    why: 'a composition root',
  },
  'simulator-desktop': {
    files: 'simulator/desktop/main.ts',
    layers: ['simulator', 'simulator-worker', 'main-electron', ...CONTRACTS],
    packages: ['electron'],
    node: true,
    why: 'the desktop app with a developer’s menu; never packed',
  },
  'simulator-worker': {
    files: 'simulator/{card/{in-process-pcsc,worker,card-process,seen-by-service},desktop/worker}.ts',
    layers: ['simulator', 'bridge-worker', ...CONTRACTS],
    packages: ['*'],
    node: true,
    why: 'virtual cards play PC/SC’s part, or watch what PC/SC makes of them',
  },
  simulator: { files: 'simulator/**', layers: CONTRACTS, packages: ['*'], node: true },

  'e-counter-browser': { files: 'e-counter/browser/**', layers: ['client-entry', ...CONTRACTS] },
  'e-counter': {
    files: 'e-counter/**',
    layers: ['client-entry', 'verifier-entry', ...CONTRACTS],
    packages: ['*'],
    node: true,
    why: 'the e-counter uses client and verifier as published: by their index.ts',
  },

  build: {
    files: 'build/**',
    layers: ['simulator', 'simulator-token', 'e-counter', ...CONTRACTS],
    packages: ['*'],
    node: true,
  },
  test: { files: 'test/**', layers: ['*'], packages: ['*', ...GUARDED_PACKAGES], node: true },
};

/** @param {string} name */
const from = (name) => ({ file: { categories: name } });

/**
 * @param {string} name
 * @param {Layer} layer
 */
function messageOf(name, { layers = [], typesOf = [], packages = [], node = false, why }) {
  const allowed = [...layers, ...typesOf.map((layer) => `types of ${layer}`), ...packages, ...(node ? ['node:*'] : [])];
  const reason = why === undefined ? '' : ` (${why})`;
  return `Layering: ${name} may import only ${allowed.join(', ') || 'itself'}${reason}; see docs/architecture.md.`;
}

/** @param {[name: string, layer: Layer]} entry */
function policiesOf([name, layer]) {
  const { layers = [], typesOf = [], packages = [], node = false } = layer;
  const say = { message: messageOf(name, layer) };
  const own = layers.includes('*') ? '*' : [name, ...layers];
  const named = packages.filter((entry) => entry !== '*');
  return [
    { from: from(name), disallow: { to: { module: { origin: '*' } } }, ...say },
    { from: from(name), allow: { to: { file: { categories: own } } } },
    ...(typesOf.length === 0
      ? []
      : [{ from: from(name), allow: { to: { file: { categories: typesOf } }, dependency: { kind: 'type' } } }]),
    ...(packages.includes('*')
      ? [
          { from: from(name), allow: { to: { module: { origin: 'external' } } } },
          { from: from(name), disallow: { to: { module: { origin: 'external', source: GUARDED_PACKAGES } } }, ...say },
        ]
      : []),
    ...(named.length === 0
      ? []
      : [{ from: from(name), allow: { to: { module: { origin: 'external', source: named } } } }]),
    ...(node ? [{ from: from(name), allow: { to: { module: { origin: 'core' } } } }] : []),
  ];
}

/**
 * The layering table as lint errors.
 *
 * @param {string} rootPath the folder that the patterns are relative to
 * @returns {import('eslint').Linter.Config}
 */
export function layering(rootPath) {
  return {
    name: 'layers',
    plugins: { boundaries: /** @type {import('eslint').ESLint.Plugin} */ (/** @type {unknown} */ (boundaries)) },
    settings: {
      'boundaries/root-path': rootPath,
      'boundaries/files-single-match': true,
      'boundaries/files': Object.entries(LAYERS).map(([category, { files }]) => ({ category, pattern: files })),
      'boundaries/elements': [],
      'boundaries/dependency-nodes': ['import', 'export', 'dynamic-import', 'require'],
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.mjs', '.js'] } },
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          checkAllOrigins: true,
          checkUnknownLocals: true,
          checkInternals: true,
          policies: Object.entries(LAYERS).flatMap(policiesOf),
        },
      ],
      'boundaries/no-unknown-files': 'error',
    },
  };
}
