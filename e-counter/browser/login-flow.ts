import {
  browserPermission,
  connect,
  type ConnectPhase,
  type EidBridge,
  type OperationState,
} from '../../client/index.ts';
import { unreachable } from '../../contracts/result.ts';
import type { LiveView } from './live-view.ts';
import type { Site } from './site.ts';

export interface LoginSettings {
  readonly language: 'fr' | 'nl' | 'de' | 'en';
  readonly ports: readonly number[];
  /** The site's reason for reading the card, shown by the bridge. */
  readonly purpose: string;
  /** Read name, birth date and address along, for the registration form. */
  readonly shareIdentity: boolean;
  /** The card shall open the account that is logged in. */
  readonly link: boolean;
}

export interface LoginParts {
  readonly site: Site;
  readonly view: LiveView;
  /** Resolves when the visitor has read about the browser's question and goes on. */
  readonly readyForPermission: (signal: AbortSignal) => Promise<void>;
}

/** What the registration form needs; never the national number. */
const FIELDS = ['surname', 'givenNames', 'birthDate', 'sex', 'address'] as const;

/**
 * One log-in, from looking for the bridge to the server's verdict.
 *
 * @returns the page to go to
 * @throws EidBridgeError, SiteRefusal
 */
export async function logIn(settings: LoginSettings, parts: LoginParts, signal: AbortSignal): Promise<string> {
  const { site, view } = parts;
  if (await permissionWillBeAsked()) {
    view.show('permission-ahead');
    await parts.readyForPermission(signal);
  }
  view.show('connecting');
  const bridge = await connect({
    ports: settings.ports,
    signal,
    onPhase: (phase) => {
      showPhase(phase, view);
    },
  });
  try {
    // Asked for last, so that a visitor who had to look for the program still has the challenge's five minutes.
    const challengeNonce = await site.challenge(signal);
    const { authToken, chain, identity } = await authenticate(bridge, challengeNonce, settings, view, signal);
    view.show('checking');
    return await site.logIn({
      authToken,
      ...(chain === undefined ? {} : { chain }),
      ...(settings.link ? { link: true } : {}),
      // The values stay here: the server believes the signed files alone.
      ...(identity?.evidence === undefined ? {} : { evidence: identity.evidence }),
    });
  } finally {
    bridge.close();
  }
}

function authenticate(
  bridge: EidBridge,
  challengeNonce: string,
  settings: LoginSettings,
  view: LiveView,
  signal: AbortSignal,
): ReturnType<EidBridge['authenticate']> {
  let before: OperationState | null = null;
  const identity = { fields: [...FIELDS], purpose: settings.purpose, signed: true };
  return bridge.authenticate(
    { challengeNonce, lang: settings.language, ...(settings.shareIdentity ? { identity } : {}) },
    {
      signal,
      onOperation: (state) => {
        // Between two questions for the PIN the card was at work only where it refused the first one.
        view.show(state === 'awaiting-pin' && before === 'signing' ? 'awaiting-pin-again' : state);
        before = state;
      },
    },
  );
}

/** Pages that are served from this computer itself are never asked (Chromium). */
async function permissionWillBeAsked(): Promise<boolean> {
  const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(location.hostname);
  return !local && (await browserPermission()) === 'prompt';
}

function showPhase(phase: ConnectPhase, view: LiveView): void {
  switch (phase) {
    case 'connecting':
      view.show('connecting');
      return;
    case 'browser-permission':
      view.show('permission-asked');
      return;
    case 'connected':
      view.show('starting');
      return;
    case 'blocked':
      // A late "Allow" is still possible for a moment; what to do is said when that is over.
      return;
    default:
      unreachable(phase);
  }
}
