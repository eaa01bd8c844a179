import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { startPkcs11Process, type Pkcs11Process } from './pkcs11-process.ts';
import { openCard, value, type OpenCard } from './pkcs11-steps.ts';
import { createRemovableToken, type RemovableToken } from './removable-token.ts';

export const PIN = '135790';
export const WRONG_PIN = '999999';
export const READER = 0;
export const PIN_PAD = 1;
export type TestCitizen = 'fr-rsa' | 'nl-p384';

/** One removable token for a whole test file, put back to its first state after each test. */
export interface Fixture {
  readonly token: RemovableToken;
  /** A process with the module loaded and initialised; ended after the test. */
  started(): Promise<Pkcs11Process>;
  /** Puts a card in and opens a session on it. */
  inserted(process: Pkcs11Process, citizen: TestCitizen, reader?: number): Promise<OpenCard>;
}

/** Call at the top of a test file; the token is there once the first test runs. */
export function useRemovableToken(): Fixture {
  let token: RemovableToken | null = null;
  const processes: Pkcs11Process[] = [];
  const present = (): RemovableToken => {
    if (token === null) throw new Error('only inside tests');
    return token;
  };

  beforeAll(async () => {
    token = await createRemovableToken({
      citizens: ['fr-rsa', 'nl-p384'],
      readers: [{ name: 'Plain reader' }, { name: 'PIN pad reader', pinPad: true }],
      pin: PIN,
    });
  });

  afterEach(async () => {
    await Promise.all(processes.splice(0).map((process) => process.kill()));
    reset(present());
  });

  afterAll(() => {
    present().close();
  });

  return {
    get token() {
      return present();
    },
    started: async () => {
      const process = startPkcs11Process(present().env);
      processes.push(process);
      await value(process.call('load', present().modulePath));
      await value(process.call('C_Initialize'));
      return process;
    },
    inserted: async (process, citizen, reader = READER) => {
      present().insert(reader, citizen);
      return openCard(process, present().serial(citizen));
    },
  };
}

function reset(token: RemovableToken): void {
  token.remove(READER);
  token.remove(PIN_PAD);
  token.clearFaults();
  token.behave({ omitMechanisms: [], sticky: false, loginRequired: true });
  token.answerPinPad('ok');
  token.setTriesLeft('fr-rsa', 3);
  token.setTriesLeft('nl-p384', 3);
  token.clearCalls();
}
