import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../contracts/result.ts';
import { CITIZEN_OF, isProfile, PROFILES, type Profile } from '../../simulator/card/profiles.ts';
import { CITIZEN_IDS, type CitizenId } from '../../simulator/cards.ts';

export interface DemoOptions {
  /** The whole log-in alone, in a headless browser. */
  readonly auto: boolean;
  readonly citizen: CitizenId;
  /** A virtual card in a virtual reader, reached without any PKCS#11 module; null: a SoftHSM token. */
  readonly card: Profile | null;
  /** Port of the e-counter; null: 8080, or a free one where that is taken. */
  readonly port: number | null;
  readonly openBrowser: boolean;
}

export const DEMO_HELP = `Usage: npm run demo -- [options]

Starts a test card, the bridge and the e-counter, and opens the log-in page in your browser.

  --auto          log in alone in headless Chromium, say each step, keep screenshots, and end
  --citizen NAME  whose test card is in the reader: ${CITIZEN_IDS.join(', ')}
  --card PROFILE  a virtual card in a virtual PC/SC reader, and no PKCS#11 module (Linux):
                  ${PROFILES.join(', ')}
  --port N        port of the e-counter (default: 8080 where it is free)
  --no-browser    do not open a browser
  --help          this text
`;

/** @returns what to do, or what is wrong with the flags in one line. */
export function parseDemoOptions(args: readonly string[]): Result<DemoOptions | 'help', string> {
  let values: {
    auto?: boolean;
    citizen?: string;
    card?: string;
    port?: string;
    'no-browser'?: boolean;
    help?: boolean;
  };
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        auto: { type: 'boolean' },
        citizen: { type: 'string' },
        card: { type: 'string' },
        port: { type: 'string' },
        'no-browser': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }));
  } catch {
    return fail('unknown option, or an option without its value');
  }
  if (values.help === true) return ok('help');
  const card = values.card ?? null;
  if (card !== null && !isProfile(card)) return fail(`--card takes one of: ${PROFILES.join(', ')}`);
  if (card !== null && values.citizen !== undefined) return fail('--card and --citizen exclude each other');
  const citizen = card === null ? CITIZEN_IDS.find((id) => id === (values.citizen ?? 'fr-rsa')) : CITIZEN_OF[card];
  if (citizen === undefined) return fail(`--citizen takes one of: ${CITIZEN_IDS.join(', ')}`);
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    return fail('--port takes a number from 0 to 65535');
  }
  return ok({ auto: values.auto ?? false, citizen, card, port, openBrowser: values['no-browser'] !== true });
}
