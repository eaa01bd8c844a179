import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReaderId } from '../../contracts/worker-messages.ts';
import { systemClock, type Clock } from '../../native-bridge/clock.ts';
import { startRemovableCards, type RemovableCards } from '../contract/removable-cards.ts';
import { startBridge, type BridgeOnCards } from '../integration/bridge-on-cards.ts';
import { nonceFor, provesLogin } from '../support/bridge/login-proof.ts';
import { MODULE_CALLS, timeOf, unwatched } from './module-calls.ts';

const MINUTE = 61_000;

/** The system's clock, set forward between crashes so that an earlier one does not delay the next restart. */
let passed = 0;
const clock: Clock = { now: () => systemClock.now() + passed, after: systemClock.after };

let cards: RemovableCards;
let bridge: BridgeOnCards;

const siteFor = (name: string): string => `https://${name.toLowerCase().replaceAll('_', '-')}.example`;

beforeAll(async () => {
  cards = await startRemovableCards({ citizens: ['fr-rsa'] }, { clock });
  bridge = await startBridge(unwatched(cards), { sites: [...MODULE_CALLS.map(siteFor), siteFor('all')] });
});

afterAll(() => bridge.close());

/** A page of a site that was never here before: nothing is watched for it while it logs in. */
async function logIn(site: string) {
  const page = await bridge.connect(site);
  const challengeNonce = nonceFor(site);
  const identity = { fields: ['surname', 'address'], purpose: 'Account', signed: true };
  const answer = await page.answerTo(page.send('authenticate', { challengeNonce, identity }));
  await page.leave();
  return 'error' in answer
    ? answer.error.data
    : { proven: provesLogin((answer.result as { authToken: never }).authToken, site, challengeNonce) };
}

/** The worker that is running, if any, is gone: the next login starts with a new one. */
async function endWorkers(): Promise<void> {
  for (const { process: worker, exited } of cards.workers) {
    worker.kill();
    await exited;
  }
  passed += MINUTE;
}

describe('a module that crashes', () => {
  it.each(MODULE_CALLS.filter((call) => timeOf(call) === 'during the login'))(
    'in %s ends one login with a typed error; the next one works',
    async (call) => {
      await endWorkers();
      cards.token.fault({ function: call, action: 'crash', once: true });
      expect(await logIn(siteFor(call))).toEqual({ code: 'ERR_EID_WORKER_CRASHED', retriable: true });
      passed += MINUTE;
      cards.token.clearCalls();
      expect(await logIn(siteFor(call))).toEqual({ proven: true });
      // Nothing was done again behind the citizen's back.
      expect(cards.token.calls().filter((name) => name === 'C_Login')).toHaveLength(1);
    },
  );

  it('when the login is over takes nothing away from it; the next one works', async () => {
    await endWorkers();
    cards.token.fault({ function: 'C_CloseAllSessions', action: 'crash', once: true });
    expect(await logIn(siteFor('C_CloseAllSessions'))).toEqual({ proven: true });
    passed += MINUTE;
    expect(await logIn(siteFor('C_CloseAllSessions'))).toEqual({ proven: true });
  });

  it('between a right PIN and its signature is not asked again', async () => {
    await endWorkers();
    cards.token.clearCalls();
    cards.token.fault({ function: 'C_Sign', action: 'crash' });
    expect(await logIn(siteFor('C_Sign'))).toMatchObject({ code: 'ERR_EID_WORKER_CRASHED' });
    cards.token.clearFaults();
    const logins = cards.token.calls().filter((name) => name === 'C_Login');
    expect(logins).toHaveLength(1);
  });
});

describe('the list of calls', () => {
  it('is the list of what is called', async () => {
    const own = await startRemovableCards({ citizens: ['fr-rsa'] });
    const ownBridge = await startBridge(unwatched({ ...own, close: () => own.backend.close() }));
    const page = await ownBridge.connect();
    await page.call('authenticate', { challengeNonce: nonceFor('all') });
    // Calls are done in turn: when this one is, the login's own release is over, too.
    await own.backend.release({ readerId: 'none' as ReaderId });
    await ownBridge.close();
    expect(new Set(own.token.calls())).toEqual(new Set(MODULE_CALLS));
    await own.close();
  });
});
