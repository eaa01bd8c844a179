import type { WelcomeState } from '../../../contracts/window-messages.ts';

const FIRST_RUN: WelcomeState = {
  window: 'welcome',
  language: 'fr',
  languageChoice: 'system',
  startWithComputer: { value: true, locked: false, supported: true },
};

export const WELCOME_STATES: Readonly<Record<string, WelcomeState>> = {
  'first-run': FIRST_RUN,
  'start-locked': { ...FIRST_RUN, startWithComputer: { value: true, locked: true, supported: true } },
  'start-not-supported': { ...FIRST_RUN, startWithComputer: { value: false, locked: false, supported: false } },
};
