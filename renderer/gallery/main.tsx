import { render, type ComponentType } from 'preact';
import { LANGUAGES, type Language } from '../../contracts/languages.ts';
import type { WindowName, WindowState } from '../../contracts/window-messages.ts';
import { PromptWindow } from '../pin-and-consent/prompt-window.tsx';
import { SettingsWindow } from '../settings/settings-window.tsx';
import { mountWindow, type WindowProps } from '../shared/window-root.tsx';
import { StatusWindow } from '../status/status-window.tsx';
import { WelcomeWindow } from '../welcome/welcome-window.tsx';
import { fakeBridge, type GallerySession } from './fake-bridge.ts';
import { GalleryIndex } from './gallery-index.tsx';
import { GALLERY_NOW } from './states/gallery-time.ts';
import { PROMPT_STATES } from './states/prompt-states.ts';
import { SETTINGS_STATES } from './states/settings-states.ts';
import { STATUS_STATES } from './states/status-states.ts';
import { WELCOME_STATES } from './states/welcome-states.ts';

const STATES = {
  prompt: PROMPT_STATES,
  status: STATUS_STATES,
  settings: SETTINGS_STATES,
  welcome: WELCOME_STATES,
} as const;

declare global {
  var gallery: GallerySession | undefined;
}

function show<W extends WindowName>(
  Page: ComponentType<WindowProps<W>>,
  states: Readonly<Record<string, WindowState<W>>>,
  name: string,
  language: Language,
): void {
  const find = (wanted: string, inLanguage: Language): WindowState<W> | undefined => {
    const state = states[wanted];
    return state === undefined ? undefined : { ...state, language: inLanguage };
  };
  const first = find(name, language);
  if (first === undefined) throw new Error(`the gallery has no state ${name}`);
  const { bridge, session } = fakeBridge(first, find);
  globalThis.gallery = session;
  mountWindow(Page, bridge, () => GALLERY_NOW);
}

const asked = new URLSearchParams(location.search);
const [window = '', state = ''] = (asked.get('show') ?? '').split('/');
const language = LANGUAGES.find((each) => each === asked.get('language')) ?? 'fr';
switch (window) {
  case 'prompt':
    show(PromptWindow, PROMPT_STATES, state, language);
    break;
  case 'status':
    show(StatusWindow, STATUS_STATES, state, language);
    break;
  case 'settings':
    show(SettingsWindow, SETTINGS_STATES, state, language);
    break;
  case 'welcome':
    show(WelcomeWindow, WELCOME_STATES, state, language);
    break;
  default: {
    const names = Object.entries(STATES).flatMap(([each, states]) =>
      Object.keys(states).map((key) => `${each}/${key}`),
    );
    const root = document.getElementById('window');
    if (root !== null) render(<GalleryIndex names={names} />, root);
  }
}
