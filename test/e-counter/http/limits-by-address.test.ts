import { describe, expect, it } from '@jest/globals';
import { loadCard } from '../../../simulator/cards.ts';
import { chainOf, loginToken } from '../support/card-login.ts';
import { ORIGIN, testCounter, type TestCounter } from '../support/counter.ts';
import { challenge, createVisitor } from '../support/visitor.ts';

describe('limits count by the address', () => {
  const outcomes = async (site: TestCounter, from: (turn: number) => Parameters<typeof createVisitor>[1]) => {
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn++) {
      const citizen = createVisitor(site.app, from(turn));
      await citizen.get('/fr/login/eid');
      statuses.push((await citizen.postJson('/api/challenge', {})).statusCode);
    }
    return statuses;
  };
  const forwarded =
    (remoteAddress: string, addresses: (turn: number) => string) =>
    (turn: number): Parameters<typeof createVisitor>[1] => ({
      remoteAddress,
      headers: { 'x-forwarded-for': addresses(turn) },
    });
  const limits = { challengesPerMinute: 2 };

  it.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('that the TLS proxy at %s tells', async (proxy) => {
    const site = await testCounter({ limits });
    expect(
      await outcomes(
        site,
        forwarded(proxy, (turn) => `203.0.113.${String(turn)}`),
      ),
    ).toEqual([200, 200, 200, 200]);
    // What a client wrote into the header itself stands in front of what the proxy saw.
    expect(
      await outcomes(
        site,
        forwarded(proxy, (turn) => `203.0.113.${String(turn)}, 198.51.100.1`),
      ),
    ).toEqual([200, 200, 429, 429]);
    await site.close();
  });

  it('that a TLS proxy on another computer tells, in the network that the operator named', async () => {
    const site = await testCounter({ limits, trustedProxy: '172.30.0.0/24' });
    const each = (turn: number): string => `203.0.113.${String(turn)}`;
    expect(await outcomes(site, forwarded('172.30.0.7', each))).toEqual([200, 200, 200, 200]);
    expect(await outcomes(site, forwarded('172.31.0.7', each))).toEqual([200, 200, 429, 429]);
    await site.close();
  });

  it.each([
    ['another computer says so', ORIGIN, '192.0.2.1'],
    ['no TLS proxy is there', 'http://localhost:8080', '127.0.0.1'],
  ])('and believe no header where %s', async (_what, origin, remoteAddress) => {
    const site = await testCounter({ limits, origin });
    expect(
      await outcomes(
        site,
        forwarded(remoteAddress, (turn) => `203.0.113.${String(turn)}`),
      ),
    ).toEqual([200, 200, 429, 429]);
    await site.close();
  });
});

describe('a flood of log-in pages throws out no visitor', () => {
  const card = loadCard('fr-rsa');
  const waiting = async (site: TestCounter): Promise<() => Promise<number>> => {
    const citizen = createVisitor(site.app, { headers: { 'x-forwarded-for': '203.0.113.1' } });
    await citizen.get('/fr/login/eid');
    const nonce = await challenge(citizen);
    return async () => {
      const body = { authToken: loginToken(await card, ORIGIN, nonce), chain: chainOf(await card) };
      return (await citizen.postJson('/api/login', body)).statusCode;
    };
  };
  const flood = async (site: TestCounter, address: (turn: number) => string): Promise<number[]> => {
    const statuses: number[] = [];
    for (let turn = 0; turn < 300; turn++) {
      const headers = { 'x-forwarded-for': address(turn) };
      // All pages that give a session count together.
      const url = ['/fr/login/eid', '/nl/login', '/fr/procedures/report'][turn % 3] ?? '';
      statuses.push((await site.app.inject({ url, headers })).statusCode);
    }
    return statuses;
  };

  it('from one address, even their own: that address is told to wait, and they go on', async () => {
    const site = await testCounter({ limits: { anonymousSessions: 100 } });
    const logIn = await waiting(site);
    const regular = createVisitor(site.app, { headers: { 'x-forwarded-for': '203.0.113.1' } });
    await regular.get('/fr/login/eid');
    const statuses = await flood(site, () => '203.0.113.1');
    expect(statuses.slice(0, 58).every((status) => status === 200)).toBe(true);
    expect(statuses.slice(58).every((status) => status === 429)).toBe(true);
    expect((await regular.get('/fr/login/eid')).statusCode).toBe(200);
    expect(await logIn()).toBe(200);
    await site.close();
  });

  it('from many addresses', async () => {
    const site = await testCounter({ limits: { anonymousSessions: 100 } });
    const logIn = await waiting(site);
    const statuses = await flood(site, (turn) => `198.51.${String(turn >> 7)}.${String(turn & 127)}`);
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await logIn()).toBe(200);
    await site.close();
  });
});
