import { parseArgs } from 'node:util';
import { unreachable } from '../../contracts/result.ts';
import { CITIZEN_IDS, loadCard, type CitizenId } from '../cards.ts';
import { createSoftHsmToken, type SoftHsmFailure, type SoftHsmToken } from './softhsm-token.ts';
import { writeTestRoots } from './write-test-roots.ts';

const HELP = `Makes a SoftHSM 2 token for each test citizen, with what the Belgian eID module shows of a card. Beside them it writes
the roots of the test PKI, for the \`testRoots\` of a test server's verifier.

Usage: npm run token -- [options]

  --citizens a,b   whose cards (default: ${CITIZEN_IDS[0] ?? ''}); "all" for everyone
  --folder DIR     where to make them (default: .cache/token); an earlier set there is replaced
  --pin N          PIN of each token, 4 to 12 digits (default: 1234)
  --help           this text

Citizens: ${CITIZEN_IDS.join(', ')}

The test PKI and these people are invented; their private keys are public. Never trust them in production.
`;

const USAGE_EXIT = 2;

type Arguments =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong-usage'; readonly reason: string }
  | {
      readonly kind: 'make';
      readonly folder: string;
      readonly citizens: [CitizenId, ...CitizenId[]];
      readonly pin: string;
    };

function readArguments(args: readonly string[]): Arguments {
  const parsed = parse(args);
  if (parsed === null) return { kind: 'wrong-usage', reason: 'unknown option, or an option without its value' };
  if (parsed.help === true) return { kind: 'help' };
  const { citizens: names = CITIZEN_IDS[0] ?? '', folder = '.cache/token', pin = '1234' } = parsed;
  const citizens = names === 'all' ? [...CITIZEN_IDS] : names.split(',').map((name) => name.trim());
  if (!citizens.every(isCitizenId)) {
    return { kind: 'wrong-usage', reason: `--citizens takes names out of: ${CITIZEN_IDS.join(', ')}` };
  }
  const [first, ...others] = citizens;
  if (first === undefined) return { kind: 'wrong-usage', reason: '--citizens needs at least one name' };
  if (folder === '') return { kind: 'wrong-usage', reason: '--folder needs a name' };
  return { kind: 'make', folder, citizens: [first, ...others], pin };
}

function parse(args: readonly string[]): { citizens?: string; folder?: string; pin?: string; help?: boolean } | null {
  const option = { type: 'string' } as const;
  try {
    const options = { citizens: option, folder: option, pin: option, help: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: false, strict: true }).values;
  } catch {
    return null;
  }
}

function isCitizenId(name: string): name is CitizenId {
  return (CITIZEN_IDS as readonly string[]).includes(name);
}

function explain(failure: SoftHsmFailure): string {
  switch (failure.kind) {
    case 'softhsm-missing':
      return `SoftHSM 2 is not installed (Debian: apt-get install softhsm2). Searched:\n  ${failure.searched.join('\n  ')}`;
    case 'invalid-pin':
      return 'a PIN has 4 to 12 digits';
    case 'folder-in-use':
      return `${failure.folder} holds something else: name another folder`;
    case 'token-not-written':
      return `the token could not be written (${failure.step})`;
    default:
      return unreachable(failure);
  }
}

async function describe(token: SoftHsmToken, testRoots: readonly string[]): Promise<string> {
  const lines = await Promise.all(
    token.tokens.map(async ({ citizen, serial }) => {
      const card = await loadCard(citizen);
      const { givenNames, surname, cardValidity } = card.citizen;
      const name = [givenNames, surname].filter((part) => part !== undefined).join(' ');
      return `  ${serial}  ${citizen}: ${name}, ${card.keyType}, valid until ${cardValidity.until}`;
    }),
  );
  return [
    `module:  ${token.modulePath}`,
    `export SOFTHSM2_CONF=${token.configFile}`,
    'tokens (label BELPIC), each with the certificates Authentication, Signature, CA and Root, two keys, six files:',
    ...lines,
    'roots of the test PKI, the testRoots of a verifier under test (never in production):',
    ...testRoots.map((path) => `  ${path}`),
    '',
  ].join('\n');
}

async function main(): Promise<number> {
  const args = readArguments(process.argv.slice(2));
  switch (args.kind) {
    case 'help':
      process.stdout.write(HELP);
      return 0;
    case 'wrong-usage':
      process.stderr.write(`token: ${args.reason}\nTry --help.\n`);
      return USAGE_EXIT;
    case 'make': {
      const token = await createSoftHsmToken(args);
      if (!token.ok) {
        process.stderr.write(`token: ${explain(token.error)}\n`);
        return token.error.kind === 'invalid-pin' ? USAGE_EXIT : 1;
      }
      process.stdout.write(await describe(token.value, await writeTestRoots(args.folder)));
      return 0;
    }
    default:
      return unreachable(args);
  }
}

process.exitCode = await main();
