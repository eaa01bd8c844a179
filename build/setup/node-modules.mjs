import { delimiter, join, sep } from 'node:path';

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes the second file, the "hidden lockfile", at the
 * very end of an installation: a broken-off one is seen as stale.
 *
 * @param {string} lockFile text of package-lock.json
 * @param {string | null} hiddenLockFile text of node_modules/.package-lock.json, null where it is not there
 */
export function isInstalled(lockFile, hiddenLockFile) {
  if (hiddenLockFile === null) return false;
  const wanted = packagesOf(lockFile);
  const present = packagesOf(hiddenLockFile);
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      isOptional(entry) ||
      (present[path]?.version === entry.version && present[path]?.integrity === entry.integrity),
  );
}

/**
 * @typedef {{ version?: string; integrity?: string; optional?: boolean; devOptional?: boolean }} LockEntry
 * @param {string} text
 * @returns {Record<string, LockEntry>}
 */
function packagesOf(text) {
  try {
    return JSON.parse(text).packages ?? {};
  } catch {
    return {};
  }
}

/** Packages for other platforms are locked, but not installed. @param {LockEntry} entry */
function isOptional(entry) {
  return entry.optional === true || entry.devOptional === true;
}

/**
 * The environment for `npm ci`: without this project's own node_modules/.bin, whose Node would be deleted under npm's
 * feet, and with the host's Node headers where they are installed, so that node-gyp need not download them.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @param {string | null} headersPrefix folder that has include/node/node_api.h
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment(environment, headersPrefix) {
  const path = (environment['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(join('node_modules', '.bin')) && !folder.includes(`${sep}node-gyp-bin`));
  const nodeDirectory = environment['npm_config_nodedir'] ?? headersPrefix;
  return {
    ...environment,
    PATH: path.join(delimiter),
    ...(nodeDirectory === null ? {} : { npm_config_nodedir: nodeDirectory }),
  };
}
