/**
 * What the system must have for a purpose. Plain JavaScript: this runs before `npm ci`, on any Node from 20 on.
 *
 * @typedef {object} SystemPackage
 * @property {string} name Debian's name
 * @property {string} use what it is for, in words that help where Debian's name does not
 * @property {readonly string[]} [commands] any of these in PATH shows, elsewhere than on Debian, that it is there
 *
 * @typedef {'test' | 'demo'} Purpose
 */

/** @type {SystemPackage} */
const SOFTHSM = { name: 'softhsm2', use: 'SoftHSM 2, the software token', commands: ['softhsm2-util'] };

/** @type {readonly SystemPackage[]} */
const BROWSER = [
  { name: 'chromium', use: 'Chromium', commands: ['chromium', 'chromium-browser', 'google-chrome'] },
  { name: 'fonts-dejavu-core', use: 'a font for Chromium' },
];

/** Node's native modules are compiled by `npm ci`. @type {readonly SystemPackage[]} */
const COMPILERS = [
  { name: 'make', use: 'make', commands: ['make'] },
  { name: 'g++', use: 'a C++ compiler', commands: ['g++', 'clang++'] },
  { name: 'python3', use: 'Python 3, for node-gyp', commands: ['python3'] },
];

/**
 * The real PC/SC daemon with a virtual reader. `unshare` is in every Debian (util-linux).
 *
 * @type {readonly SystemPackage[]}
 */
const VIRTUAL_READER = [
  { name: 'pcscd', use: 'the PC/SC daemon', commands: ['pcscd'] },
  { name: 'vsmartcard-vpcd', use: "the virtual reader's driver" },
  { name: 'iproute2', use: 'ip, for the network namespace of the virtual reader', commands: ['ip'] },
];

/** The tests read the virtual card with OpenSC's module and tools too. @type {readonly SystemPackage[]} */
const OPENSC = [{ name: 'opensc', use: 'OpenSC', commands: ['opensc-tool'] }];

/** The tests of what several instances share. @type {readonly SystemPackage[]} */
const SERVERS = [
  { name: 'redis-server', use: 'Redis', commands: ['redis-server'] },
  { name: 'postgresql', use: 'PostgreSQL', commands: ['postgres'] },
  { name: 'nginx-light', use: 'nginx', commands: ['nginx'] },
];

/** The tests compile faulty PKCS#11 modules. @type {readonly SystemPackage[]} */
const C_COMPILER = [
  { name: 'gcc', use: 'a C compiler', commands: ['gcc', 'clang'] },
  { name: 'libc6-dev', use: "C's headers" },
  { name: 'libp11-kit-dev', use: "p11-kit's PKCS#11 headers" },
];

/**
 * @param {Purpose} purpose
 * @param {{ args: readonly string[]; npmCi: boolean }} circumstances arguments of the target; whether `npm ci` will run
 * @returns {readonly SystemPackage[]}
 */
export function neededPackages(purpose, { args, npmCi }) {
  const compilers = npmCi ? COMPILERS : [];
  if (purpose === 'test')
    return [SOFTHSM, ...BROWSER, ...VIRTUAL_READER, ...OPENSC, ...SERVERS, ...C_COMPILER, ...compilers];
  const reader = args.includes('--card') ? VIRTUAL_READER : [];
  return [SOFTHSM, ...(args.includes('--auto') ? BROWSER : []), ...reader, ...compilers];
}

/**
 * @param {readonly SystemPackage[]} needed
 * @param {string} dpkgOutput of `dpkg-query -W -f='${Package} ${db:Status-Abbrev}\n'`; unknown packages are not in it
 * @returns {readonly SystemPackage[]}
 */
export function missingOnDebian(needed, dpkgOutput) {
  const installed = new Set(
    dpkgOutput.split('\n').flatMap((line) => {
      const [name, status] = line.trim().split(/\s+/);
      return name !== undefined && status?.startsWith('ii') === true ? [name] : [];
    }),
  );
  return needed.filter(({ name }) => !installed.has(name));
}

/**
 * @param {readonly SystemPackage[]} needed
 * @param {(command: string) => boolean} hasCommand
 * @returns {readonly SystemPackage[]} those that are surely missing: what has no command cannot be told
 */
export function missingElsewhere(needed, hasCommand) {
  return needed.filter(({ commands = [] }) => commands.length > 0 && !commands.some(hasCommand));
}

/**
 * @param {readonly SystemPackage[]} missing
 * @param {{ root: boolean; sudo: boolean }} rights `sudo`: works without asking for a password
 * @returns {{ kind: 'run'; commands: readonly (readonly string[])[] } | { kind: 'tell'; lines: readonly string[] }}
 */
export function installPlan(missing, { root, sudo }) {
  const names = missing.map(({ name }) => name);
  if (!root && !sudo) {
    return {
      kind: 'tell',
      lines: ['Some Debian packages are missing. Type this, then try again:', `  ${typedInstall(names)}`],
    };
  }
  const apt = root
    ? ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']
    : ['sudo', '-n', 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  const patient = ['-o', 'DPkg::Lock::Timeout=120'];
  return {
    kind: 'run',
    commands: [
      [...apt, ...patient, 'update'],
      [...apt, ...patient, 'install', '-y', '--no-install-recommends', ...names],
    ],
  };
}

/** @param {readonly string[]} names */
export function typedInstall(names) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`;
}
