import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCard } from '../../simulator/cards.ts';
import { authoritiesOf, tokenVector } from './conformance.ts';
import { cardChain, cardToken, NOW, ORIGIN } from './token-maker.ts';

const program = fileURLToPath(new URL('../../verifier/bin.ts', import.meta.url));
const vector = tokenVector('be-es384-valid');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
  writeFileSync(join(folder, 'token.json'), vector.token ?? '');
  const [der = new Uint8Array()] = authoritiesOf(vector);
  const [otherDer = new Uint8Array()] = authoritiesOf(tokenVector('ee-es384-valid'));
  writeFileSync(join(folder, 'ca.der'), der);
  const pem = (bytes: Uint8Array): string =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes).toString('base64')}\n-----END CERTIFICATE-----\n`;
  writeFileSync(join(folder, 'both.pem'), `# two\n${pem(otherDer)}${pem(der)}`);
  writeFileSync(join(folder, 'other.der'), otherDer);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function verify(options: Record<string, string | undefined>, ...flags: readonly string[]): Promise<Outcome> {
  const all: Record<string, string | undefined> = {
    token: join(folder, 'token.json'),
    nonce: vector.nonce,
    origin: vector.origin,
    ca: join(folder, 'ca.der'),
    clock: vector.clock,
    ...options,
  };
  const args = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, value]));
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args, ...flags], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

describe('the verify command', () => {
  it('says who logged in', async () => {
    const { code, stdout } = await verify({}, '--no-ocsp');
    expect(stdout.split('\n')).toHaveLength(2);
    expect(JSON.parse(stdout)).toMatchObject({ valid: true, subject: { surname: 'Specimen', country: 'BE' } });
    expect(code).toBe(0);
  });

  it('takes several authorities, PEM and DER', async () => {
    expect((await verify({ ca: join(folder, 'both.pem') }, '--no-ocsp')).code).toBe(0);
    expect((await verify({ ca: `${join(folder, 'other.der')},${join(folder, 'ca.der')}` }, '--no-ocsp')).code).toBe(0);
  });

  it.each([
    [{ nonce: 'x'.repeat(44) }, 'ERR_VERIFY_SIGNATURE_INVALID'],
    [{ nonce: '' }, 'ERR_VERIFY_CHALLENGE_NOT_FOUND'],
    [{ clock: '2035-01-01T00:00:00Z' }, 'ERR_VERIFY_CERTIFICATE_EXPIRED'],
    [{ formats: 'web-eid:1,web-eid:2.<digits>' }, 'ERR_VERIFY_TOKEN_MALFORMED'],
    [{ 'disallowed-policies': '2.16.56.12.1.1.2.2' }, 'ERR_VERIFY_CERTIFICATE_POLICY_DISALLOWED'],
  ])('says why not: %j', async (options, expected) => {
    const { code, stdout } = await verify(options, '--no-ocsp');
    expect(stdout).toBe(`${JSON.stringify({ valid: false, code: expected })}\n`);
    expect(code).toBe(1);
  });

  it('accepts widened formats', async () => {
    expect((await verify({ formats: 'web-eid:1,web-eid:1.<digits>' }, '--no-ocsp')).code).toBe(0);
  });

  it('asks whether the card is revoked, and refuses where nobody says', async () => {
    const { code, stdout } = await verify({ proxy: 'http://127.0.0.1:1' });
    expect({ code, stdout: stdout.trim() }).toEqual({
      code: 1,
      stdout: JSON.stringify({ valid: false, code: 'ERR_VERIFY_REVOCATION_UNAVAILABLE' }),
    });
  });

  it.each([
    { token: undefined },
    { nonce: undefined },
    { origin: undefined },
    { ca: undefined },
    { clock: 'yesterday' },
    { clock: 'garbage 1' },
    { clock: '' },
    { clock: '2026-02-30T12:00:00Z' },
    { token: '/nowhere/token.json' },
    { ca: '/nowhere/ca.der' },
    { unknown: 'x' },
  ])('tells wrong usage: %j', async (options) => {
    const { code, stdout, stderr } = await verify(options, '--no-ocsp');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('usage: verify');
  });

  it.each([
    ['token', '/nowhere/token.json', 'there is no such file'],
    ['ca', '/nowhere/ca.der', 'there is no such file'],
    ['token', '/', 'this file cannot be read'],
    ['ca', '/', 'this file cannot be read'],
  ] as const)('names the flag of a file it cannot read: --%s %s', async (flag, path, why) => {
    const { code, stderr } = await verify({ [flag]: path }, '--no-ocsp');
    expect(code).toBe(2);
    expect(stderr.split('\n')[0]).toBe(`--${flag} ${path}: ${why}`);
  });

  it('explains itself and every flag', async () => {
    const { code, stdout, stderr } = await verify({}, '--help');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const described = [...stdout.matchAll(/^ {2}(--[a-z-]+)\s+\S/gm)].map(([, flag]) => flag);
    expect(described.toSorted()).toEqual(
      ['token', 'nonce', 'origin', 'ca', 'no-ocsp', 'proxy', 'clock', 'formats', 'disallowed-policies', 'help']
        .map((flag) => `--${flag}`)
        .toSorted(),
    );
  });

  describe('with the log-in that a page posted', () => {
    const saved = (login: Record<string, unknown>): { token: string } => {
      const token = join(folder, 'login.json');
      writeFileSync(token, JSON.stringify({ authToken: JSON.parse(vector.token ?? '') as unknown, ...login }));
      return { token };
    };

    it.each([{}, { chain: [] }])('verifies it like the token: %j', async (login) => {
      const { code, stdout } = await verify(saved(login), '--no-ocsp');
      expect(JSON.parse(stdout)).toMatchObject({ valid: true, subject: { country: 'BE' } });
      expect(code).toBe(0);
    });

    it('verifies a path through the chain saved with it', async () => {
      const card = await loadCard('nl-p384');
      const nonce = 'n'.repeat(44);
      const authToken = cardToken(card, nonce);
      const token = join(folder, 'with-chain.json');
      const ca = join(folder, 'root.der');
      writeFileSync(ca, card.certificates.root);
      writeFileSync(token, JSON.stringify({ authToken, chain: cardChain(card) }));
      const options = { token, ca, nonce, origin: ORIGIN, clock: NOW.toISOString() };
      expect((await verify(options, '--no-ocsp')).stdout).toMatch(/^{"valid":true/);
      writeFileSync(token, JSON.stringify({ authToken }));
      expect((await verify(options, '--no-ocsp')).stdout).toBe(
        '{"valid":false,"code":"ERR_VERIFY_CERTIFICATE_NOT_TRUSTED"}\n',
      );
    });

    it.each([
      [{ authToken: null }, 'ERR_VERIFY_TOKEN_MALFORMED'],
      [{ chain: 'x' }, 'ERR_VERIFY_CHAIN_MALFORMED'],
    ])('says what is wrong with it: %j', async (login, expected) => {
      const { code, stdout } = await verify(saved(login), '--no-ocsp');
      expect(stdout).toBe(`${JSON.stringify({ valid: false, code: expected })}\n`);
      expect(code).toBe(1);
    });
  });

  it.each([{ origin: 'https://commune.example/' }, { ca: '' }])(
    'refuses a wrong configuration: %j',
    async (options) => {
      const { code, stdout, stderr } = await verify(options, '--no-ocsp');
      expect(stdout).toBe('{"valid":false,"code":"ERR_VERIFIER_CONFIGURATION"}\n');
      expect(stderr).not.toBe('');
      expect(code).toBe(2);
    },
  );
});
