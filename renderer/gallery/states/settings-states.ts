import type { SettingsState } from '../../../contracts/window-messages.ts';

const HOME: SettingsState = {
  window: 'settings',
  language: 'fr',
  languageChoice: { value: 'system', locked: false },
  sites: [
    { origin: 'https://eguichet.exempleville.example', approvedBy: 'citizen', connected: true },
    { origin: 'https://parents.voorbeeldegem.example', approvedBy: 'citizen', connected: false },
    { origin: 'https://schalter.musterdorf.example:8443', approvedBy: 'administrator', connected: false },
  ],
  startWithComputer: { value: true, locked: false, supported: true },
  way: { value: 'auto', locked: false },
  module: { value: null, locked: false },
  port: { port: 'open', number: 34567 },
  logLevel: { value: 'info', locked: false },
  sounds: { value: false, locked: false },
  log: null,
  problem: null,
};

export const SETTINGS_STATES: Readonly<Record<string, SettingsState>> = {
  home: HOME,
  'no-sites': { ...HOME, sites: [] },
  'all-locked': {
    ...HOME,
    languageChoice: { value: 'nl', locked: true },
    startWithComputer: { value: true, locked: true, supported: true },
    way: { value: 'pkcs11', locked: true },
    module: { value: '/usr/lib/x86_64-linux-gnu/libbeidpkcs11.so.0', locked: true },
    logLevel: { value: 'warn', locked: true },
    sounds: { value: false, locked: true },
  },
  'port-taken': {
    ...HOME,
    port: { port: 'taken', holder: 'another-program.exe' },
    startWithComputer: { value: false, locked: false, supported: false },
  },
  'port-closed': { ...HOME, port: { port: 'closed' } },
  'file-damaged': { ...HOME, problem: 'file-was-damaged' },
  'cannot-be-saved': { ...HOME, problem: 'cannot-be-saved' },
  'own-module': {
    ...HOME,
    way: { value: 'pkcs11', locked: false },
    module: { value: '/usr/local/lib/specimen/libspecimenpkcs11.so', locked: false },
  },
  'log-open': {
    ...HOME,
    log: [
      { time: '2026-03-03T11:58:02.114Z', level: 'info', event: 'listening', facts: 'port=34567' },
      {
        time: '2026-03-03T11:59:10.870Z',
        level: 'info',
        event: 'session opened',
        facts: 'origin=https://eguichet.exempleville.example',
      },
      {
        time: '2026-03-03T11:59:12.002Z',
        level: 'warn',
        event: 'card removed',
        facts: 'reader="Specimen Reader 3000"',
      },
      { time: '2026-03-03T11:59:40.551Z', level: 'error', event: 'module failed', facts: 'code=ERR_EID_MODULE_FAILED' },
    ],
  },
  'log-empty': { ...HOME, log: [] },
};
