import { readCommand, USAGE, type Command } from './command-line.ts';
import {
  ConfigurationError,
  createMemoryChallengeStore,
  createVerifier,
  VerificationError,
  type LoginSubject,
} from './index.ts';

/** `npm run verify`: one token from the shell. Standard output is one line of JSON; exit 0 valid, 1 not, 2 wrong usage. */

type Verdict =
  { readonly valid: true; readonly subject: LoginSubject } | { readonly valid: false; readonly code: string };

const command = await readCommand(process.argv.slice(2));
if (command.ok) {
  if (command.value.kind === 'help') process.stdout.write(`${USAGE}\n`);
  else await run(command.value);
} else {
  process.stderr.write(`${command.error}\n\n${USAGE}\n`);
  process.exitCode = 2;
}

async function run(given: Command): Promise<void> {
  try {
    const { token: authToken, chain, nonce } = given;
    const { subject } = await verifierFor(given).verifyToken({ authToken, chain, nonce });
    answer({ valid: true, subject }, 0);
  } catch (error) {
    if (error instanceof VerificationError) {
      answer({ valid: false, code: error.code }, 1);
    } else if (error instanceof ConfigurationError) {
      process.stderr.write(`${error.message}\n`);
      answer({ valid: false, code: error.code }, 2);
    } else {
      throw error;
    }
  }
}

function verifierFor({ origin, authorities, clock, formats, disallowedPolicies, revocation }: Command) {
  return createVerifier({
    origin,
    challenges: createMemoryChallengeStore(),
    revocation,
    rootPins: [],
    trustedCAs: authorities,
    disallowedPolicies,
    ...(clock === undefined ? {} : { clock: () => clock }),
    ...(formats === undefined ? {} : { acceptedFormats: formats }),
  });
}

function answer(verdict: Verdict, exitCode: 0 | 1 | 2): void {
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
  process.exitCode = exitCode;
}
