import { describe, expect, it } from '@jest/globals';
import type { Prompter } from '../../../native-bridge/consent/prompter.ts';
import { bridgePerTest, OTHER_SITE, SITE, withCard } from '../../support/bridge/bridge-per-test.ts';
import { nonceFor } from '../../support/bridge/login-proof.ts';
import { createScriptedPrompter, leaveToTest } from '../../support/bridge/scripted-prompter.ts';

const params = { challengeNonce: nonceFor('refusals') };

describe('a request that the citizen refuses', () => {
  const start = bridgePerTest();

  it('is cancelled in the question', async () => {
    const { connect, cards, bridge } = await withCard(start, 'nl-p384', { script: () => ({ kind: 'cancelled' }) });
    const page = await connect();
    expect(await page.fails('authenticate', params)).toEqual({ code: 'ERR_EID_USER_CANCELLED', retriable: true });
    expect(cards.signatures).toEqual([]);
    expect(bridge.approvals.list()).toEqual([]);
  });

  it('is cancelled while nothing is asked', async () => {
    const { connect, prompter } = await start();
    const page = await connect();
    const failed = page.fails('authenticate', params);
    await page.reaches('awaiting-reader');
    prompter.opened.all[0]?.cancel();
    expect((await failed).code).toBe('ERR_EID_USER_CANCELLED');
    expect(prompter.opened.all[0]?.outcome).toEqual({ kind: 'failed', code: 'ERR_EID_USER_CANCELLED' });
  });

  it('leaves the site unknown when the citizen does not want it', async () => {
    const { connect, bridge } = await withCard(start, 'nl-p384', { script: () => ({ kind: 'origin-refused' }) });
    const page = await connect();
    expect(await page.fails('authenticate', params)).toEqual({
      code: 'ERR_EID_ORIGIN_NOT_ALLOWED',
      retriable: false,
    });
    expect(bridge.approvals.list()).toEqual([]);
  });

  it('gives up before any failure as a cancel', async () => {
    const { connect } = await withCard(start, 'nl-p384', { script: () => ({ kind: 'give-up' }) });
    const page = await connect();
    expect((await page.fails('authenticate', params)).code).toBe('ERR_EID_USER_CANCELLED');
  });
});

describe('a site that the administrator does not allow', () => {
  const start = bridgePerTest();

  it.each(['authenticate', 'readIdentity', 'getSigningCertificate'])(
    '%s is refused without a prompt',
    async (method) => {
      const { connect, prompter, cards } = await withCard(start, 'nl-p384', {
        allowOrigins: [OTHER_SITE],
        onlyAllowedOrigins: true,
      });
      const page = await connect();
      const given = { authenticate: params, readIdentity: { fields: ['surname'], purpose: 'a form' } }[method];
      expect((await page.fails(method, given)).code).toBe('ERR_EID_ORIGIN_NOT_ALLOWED');
      expect(prompter.opened.all).toEqual([]);
      expect(cards.calls.all).toEqual([]);
      const allowed = await connect(OTHER_SITE);
      await expect(allowed.call('authenticate', params)).resolves.toHaveProperty('authToken');
    },
  );

  it('cannot be named by a faulty origin', async () => {
    await expect(start({ allowOrigins: [`${SITE}/`] })).rejects.toThrow(RangeError);
    await expect(start({ allowOrigins: ['http://localhost:8080'] })).rejects.toThrow(RangeError);
  });
});

describe('a prompter that breaks', () => {
  const start = bridgePerTest();
  const broken = new Error('broken prompter');

  it('in its question costs this request, not the next', async () => {
    const { connect, prompter, log } = await withCard(start, 'nl-p384', { script: leaveToTest });
    const page = await connect();
    const failed = page.fails('authenticate', params);
    (await prompter.asked.next()).fail(broken);
    expect((await failed).code).toBe('ERR_EID_INTERNAL');
    expect(log.all.map(({ event }) => event)).toContain('operation-failed');
    const next = page.fails('authenticate', params);
    (await prompter.asked.next()).answer({ kind: 'cancelled' });
    expect((await next).code).toBe('ERR_EID_USER_CANCELLED');
  });

  it('when it opens costs this request, not the next', async () => {
    const working = createScriptedPrompter();
    let opens = 0;
    const open: Prompter['open'] = (request) => {
      if (opens++ === 0) throw broken;
      return working.open(request);
    };
    const { connect } = await withCard(start, 'nl-p384', { prompter: { ...working, open } });
    const page = await connect();
    expect((await page.fails('authenticate', params)).code).toBe('ERR_EID_INTERNAL');
    await expect(page.call('authenticate', params)).resolves.toHaveProperty('authToken');
  });
});
