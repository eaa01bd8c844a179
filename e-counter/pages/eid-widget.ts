import { ERROR_TEXTS } from '../../contracts/error-texts.ts';
import { ERROR_CODES } from '../../contracts/errors.ts';
import { CLIENT_FAILURES, type ClientFailure } from '../login/client-failures.ts';
import { LOGIN_REFUSALS } from '../login/login-refusal.ts';
import type { CounterLanguage } from '../texts/offered.ts';
import type { CauseAndRemedy, Texts } from '../texts/texts.ts';

export interface EidWidget {
  readonly bridgePorts: string;
  readonly script: string;
  /** `link`: the card shall open the account that is logged in. */
  readonly purpose: 'log-in' | 'link';
  readonly failures: readonly (readonly [code: string, failure: CauseAndRemedy])[];
  /** The failure that a link may mend which starts the bridge, where it is installed. */
  readonly wakes: ClientFailure;
  /** Failures that the help page is about. */
  readonly helped: ReadonlySet<string>;
}

const HELPED: ReadonlySet<string> = new Set<ClientFailure>([
  'ERR_EID_BRIDGE_NOT_RUNNING',
  'ERR_EID_BLOCKED_BY_BROWSER',
  'ERR_EID_INCOMPATIBLE',
]);

/** What the part of a page that talks to the card needs, every failure's text included. */
export function eidWidget(
  { bridgePorts, script }: { readonly bridgePorts: readonly number[]; readonly script: string },
  texts: Texts,
  language: CounterLanguage,
  purpose: EidWidget['purpose'],
): EidWidget {
  const failures = [
    ...ERROR_CODES.map((code) => {
      const { cause, remedy } = ERROR_TEXTS[code];
      return [code, { cause: cause[language], remedy: remedy[language] }] as const;
    }),
    ...[...CLIENT_FAILURES, ...LOGIN_REFUSALS].map((code) => [code, texts.live.failures[code]] as const),
  ];
  return {
    bridgePorts: bridgePorts.join(' '),
    script,
    purpose,
    failures,
    wakes: 'ERR_EID_BRIDGE_NOT_RUNNING',
    helped: HELPED,
  };
}
