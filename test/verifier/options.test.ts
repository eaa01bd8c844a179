import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { loadTestRoots } from '../../simulator/cards.ts';
import {
  BELGIAN_ROOT_PINS,
  ConfigurationError,
  createMemoryChallengeStore,
  createVerifier,
} from '../../verifier/index.ts';
import { ORIGIN } from './token-maker.ts';

const GOOD = { origin: ORIGIN, challenges: createMemoryChallengeStore(), revocation: 'off' } as const;
let roots: readonly Uint8Array[];

beforeAll(async () => {
  roots = await loadTestRoots();
});

function problemWith(options: Record<string, unknown>): string {
  try {
    createVerifier({ ...GOOD, ...options });
    return 'none';
  } catch (error) {
    if (error instanceof ConfigurationError) return error.option;
    throw error;
  }
}

describe('verifier options', () => {
  it.each([
    'https://commune.example',
    'https://commune.example:8443',
    'https://xn--bcher-kva.example',
    'https://192.0.2.1',
    'http://localhost',
    'http://localhost:3000',
  ])('origin %s is right', (origin) => {
    expect(problemWith({ origin })).toBe('none');
  });

  it.each([
    undefined,
    '',
    'null',
    'commune.example',
    'https://commune.example/',
    'https://commune.example/login',
    'https://commune.example:443',
    'https://commune.example?x',
    'https://commune.example#x',
    'https://Commune.example',
    'HTTPS://commune.example',
    'https://user@commune.example',
    'https://bücher.example',
    ' https://commune.example',
    'http://commune.example',
    'http://127.0.0.1',
    'http://localhost.evil.example',
    'wss://commune.example',
    'file:///etc',
  ])('origin %j is refused', (origin) => {
    expect(problemWith({ origin })).toBe('origin');
  });

  it.each([
    ['challenges', undefined],
    ['challenges', {}],
    ['revocation', undefined],
    ['revocation', 'on'],
    ['revocation', true],
    ['acceptedFormats', []],
    ['acceptedFormats', 'web-eid:1.0'],
    ['acceptedFormats', [/web-eid/]],
    ['allowedAlgorithms', []],
    ['allowedAlgorithms', ['none']],
    ['disallowedPolicies', ['policy']],
    ['disallowedPolicies', '1.2.3'],
    ['rootPins', [{ sha256: 'AB' }]],
    ['rootPins', [null]],
    ['rootPins', 'AB'],
    ['trustedCAs', []],
    ['trustedCAs', [Buffer.from('rubbish')]],
    ['trustedCAs', ['MIIB']],
    ['testRoots', [new Uint8Array()]],
    ['testRoots', 'x'],
    ['clock', new Date()],
    ['clockSkewMs', -1],
    ['clockSkewMs', Number.NaN],
    ['clockSkewMs', 900_001],
    ['warn', 'loud'],
  ])('%s: %p is refused', (option, value) => {
    expect(problemWith({ [option]: value })).toBe(option);
  });

  it('somebody must be trusted', () => {
    expect(problemWith({ rootPins: [] })).toBe('trustedCAs');
    expect(problemWith({ rootPins: [], testRoots: roots, warn: () => undefined })).toBe('none');
  });

  it('says loudly, once, that test roots are trusted, and only then', () => {
    const warn = jest.fn();
    createVerifier({ ...GOOD, warn });
    createVerifier({ ...GOOD, warn, testRoots: [] });
    expect(warn).not.toHaveBeenCalled();
    createVerifier({ ...GOOD, warn, testRoots: roots });
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining('TEST ROOTS ARE TRUSTED'));
  });

  it('the Belgian pins are five different hashes', () => {
    expect(new Set(BELGIAN_ROOT_PINS.map(({ sha256 }) => sha256)).size).toBe(5);
    for (const { sha256, validUntil } of BELGIAN_ROOT_PINS) {
      expect(sha256).toMatch(/^[0-9A-F]{64}$/);
      expect(validUntil).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });
});
