import { COUNTER_LANGUAGES, textsIn, type CounterLanguage } from '../texts/offered.ts';
import type { SessionState } from '../sessions/session.ts';

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
}

/** The part of an address after the language. */
export type PagePath = '/' | '/login' | '/register' | '/welcome' | '/account' | '/privacy' | '/help' | '/logged-out';

export interface FrameFacts {
  readonly language: CounterLanguage;
  /** null: a page that stands outside the menu and is not to be gone back to in another language. */
  readonly path: PagePath | null;
  readonly languagesPost: boolean;
  readonly state: SessionState['kind'];
  readonly csrf: string;
  readonly stylesheet: string;
  readonly testMode: boolean;
}

export function frame(facts: FrameFacts): Frame {
  const { menu } = textsIn(facts.language);
  const base = `/${facts.language}`;
  const item = (name: string, path: PagePath): Frame['menu'][number] => ({
    name,
    href: base + path,
    current: path === facts.path,
  });
  // Who comes back to the log-in page from an unfinished registration logs in again: both offers would contradict.
  const logsIn = facts.state === 'anonymous' || facts.path === '/login';
  return {
    language: facts.language,
    base,
    stylesheet: facts.stylesheet,
    languages: COUNTER_LANGUAGES.map((code) => ({
      code,
      name: textsIn(code).languageName,
      href: `/${code}${facts.path ?? '/'}`,
      current: code === facts.language,
    })),
    languagesPost: facts.languagesPost,
    menu: [
      item(menu.home, '/'),
      item(menu.account, '/account'),
      item(menu.privacy, '/privacy'),
      ...(logsIn ? [item(menu.logIn, '/login')] : []),
    ],
    canLogOut: !logsIn,
    csrf: facts.csrf,
    testMode: facts.testMode,
  };
}
