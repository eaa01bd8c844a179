import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEFAULT_CALL_LIMITS } from '../../native-bridge/cards/call-limits.ts';
import { startRemovableCards, type RemovableCards } from '../contract/removable-cards.ts';
import { startBridge, type BridgeOnCards } from '../integration/bridge-on-cards.ts';
import { nonceFor, provesLogin } from '../support/bridge/login-proof.ts';
import { createManualClock } from '../support/bridge/manual-clock.ts';
import { called } from './card-change.ts';
import { MODULE_CALLS, timeOf, unwatched, type ModuleCall } from './module-calls.ts';

const LONGEST = Math.max(...Object.values<number>({ ...DEFAULT_CALL_LIMITS }));

/** The supervisor's limits run on this one: a hang is over when the test says so. */
const clock = createManualClock();

let cards: RemovableCards;
let bridge: BridgeOnCards;

const siteFor = (name: string): string => `https://${name.toLowerCase().replaceAll('_', '-')}.example`;

beforeAll(async () => {
  cards = await startRemovableCards({ citizens: ['nl-p384'] }, { clock });
  bridge = await startBridge(unwatched(cards), { sites: MODULE_CALLS.map(siteFor) });
});

afterAll(() => bridge.close());

async function logIn(site: string) {
  const page = await bridge.connect(site);
  const challengeNonce = nonceFor(site);
  const answer = await page.answerTo(page.send('authenticate', { challengeNonce }));
  await page.leave();
  return 'error' in answer
    ? answer.error.data
    : { proven: provesLogin((answer.result as { authToken: never }).authToken, site, challengeNonce) };
}

/** Time passes once the module is stuck in its call; the worker that was stuck is gone then. */
async function whenStuck(call: ModuleCall): Promise<void> {
  await called(cards.token, { function: call, at: 1 });
  // The module writes its log before it counts the fault as done: killed in between, it would hang once more.
  cards.token.clearFaults();
  const stuck = cards.workers.at(-1);
  clock.advance(LONGEST);
  expect(await stuck?.exited).toBe('SIGKILL');
}

async function endWorkers(): Promise<void> {
  for (const { process: worker, exited } of cards.workers) {
    worker.kill();
    await exited;
  }
  clock.advance(LONGEST);
  cards.token.clearCalls();
}

describe('a module that hangs', () => {
  it.each(MODULE_CALLS.filter((call) => timeOf(call) === 'during the login'))(
    'in %s is ended with its worker; the page gets a typed error, the next login works',
    async (call) => {
      await endWorkers();
      cards.token.fault({ function: call, action: 'hang', once: true });
      const [failed] = await Promise.all([logIn(siteFor(call)), whenStuck(call)]);
      expect(failed).toEqual({ code: 'ERR_EID_MODULE_FAILED', retriable: true });
      clock.advance(LONGEST);
      cards.token.clearCalls();
      expect(await logIn(siteFor(call))).toEqual({ proven: true });
      expect(cards.token.calls().filter((name) => name === 'C_Login')).toHaveLength(1);
    },
  );

  it('when the login is over takes nothing away from it; the next one works', async () => {
    await endWorkers();
    cards.token.fault({ function: 'C_CloseAllSessions', action: 'hang', once: true });
    const [login] = await Promise.all([logIn(siteFor('C_CloseAllSessions')), whenStuck('C_CloseAllSessions')]);
    expect(login).toEqual({ proven: true });
    clock.advance(LONGEST);
    expect(await logIn(siteFor('C_CloseAllSessions'))).toEqual({ proven: true });
  });

  it('when the bridge ends does not stay behind', async () => {
    const own = await startRemovableCards({ citizens: ['nl-p384'] }, { clock });
    await own.backend.listReaders();
    own.token.fault({ function: 'C_Finalize', action: 'hang' });
    const closing = own.backend.close();
    await called(own.token, { function: 'C_Finalize', at: 1 });
    clock.advance(LONGEST);
    await closing;
    expect(await own.workers[0]?.exited).toBe('SIGKILL');
    await own.close();
  });
});
