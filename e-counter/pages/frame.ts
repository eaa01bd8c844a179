import type { ProcedureKey } from '../procedures/procedure.ts';
import type { SessionState } from '../sessions/session.ts';
import { COUNTER_LANGUAGES, textsIn, type CounterLanguage } from '../texts/offered.ts';

/** What a page needs at a computer that many people use after each other. */
export interface KioskFrame {
  readonly script: string;
  readonly idleSeconds: number;
  readonly bridgePorts: string;
}

/** What stands around every page. */
export interface Frame {
  readonly language: CounterLanguage;
  /** Prefix of all addresses in this language. */
  readonly base: string;
  readonly stylesheet: string;
  readonly languages: readonly {
    readonly code: CounterLanguage;
    readonly name: string;
    readonly href: string;
    readonly current: boolean;
  }[];
  /** The languages are buttons that post the form `page-form` to `{href}/language`, instead of links. */
  readonly languagesPost: boolean;
  readonly menu: readonly { readonly name: string; readonly href: string; readonly current: boolean }[];
  readonly canLogOut: boolean;
  /** Empty where the page has nothing to post. */
  readonly csrf: string;
  readonly testMode: boolean;
  /** null: not at a kiosk. */
  readonly kiosk: (KioskFrame & { readonly withCard: boolean }) | null;
}

/** The part of an address after the language. */
export type PagePath =
  | '/'
  | '/procedures'
  | `/procedures/${ProcedureKey}`
  | '/parents'
  | '/login'
  | '/login/keys'
  | '/login/eid'
  | '/signup'
  | '/signup/sent'
  | '/password/lost'
  | '/password/sent'
  | '/register'
  | '/welcome'
  | '/account'
  | '/account/edit'
  | '/account/link'
  | '/account/delete'
  | '/deleted'
  | '/basket'
  | '/staff'
  | '/privacy'
  | '/help'
  | '/logged-out';

export interface FrameFacts {
  readonly language: CounterLanguage;
  /** null: a page that stands outside the menu and is not to be gone back to in another language. */
  readonly path: PagePath | null;
  readonly languagesPost: boolean;
  readonly state: SessionState;
  readonly csrf: string;
  readonly stylesheet: string;
  readonly testMode: boolean;
  readonly kiosk: KioskFrame | null;
}

export function frame(facts: FrameFacts): Frame {
  const { menu } = textsIn(facts.language);
  const { state, path } = facts;
  const base = `/${facts.language}`;
  const item = (name: string, to: PagePath): Frame['menu'][number] => ({
    name,
    href: base + to,
    current: to === path,
  });
  // Who comes back to the log-in page from an unfinished registration logs in again: both offers would contradict.
  const logsIn = state.kind === 'anonymous' || path?.startsWith('/login') === true;
  return {
    language: facts.language,
    base,
    stylesheet: facts.stylesheet,
    languages: COUNTER_LANGUAGES.map((code) => ({
      code,
      name: textsIn(code).languageName,
      href: `/${code}${path ?? '/'}`,
      current: code === facts.language,
    })),
    languagesPost: facts.languagesPost,
    menu: [
      item(menu.home, '/'),
      item(menu.procedures, '/procedures'),
      item(menu.parents, '/parents'),
      item(menu.account, '/account'),
      item(menu.basket, '/basket'),
      item(menu.privacy, '/privacy'),
      ...(logsIn ? [item(menu.logIn, '/login')] : []),
    ],
    canLogOut: !logsIn,
    csrf: facts.csrf,
    testMode: facts.testMode,
    kiosk:
      facts.kiosk === null ? null : { ...facts.kiosk, withCard: state.kind !== 'anonymous' && state.way === 'eid' },
  };
}
