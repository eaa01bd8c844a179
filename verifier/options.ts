import { TOKEN_ALGORITHMS, TOKEN_FORMAT, type TokenAlgorithm } from '../contracts/login-token.ts';
import { BELGIAN_ROOT_PINS, type RootPin } from './belgian-roots.ts';
import { readCertificate, withoutPadding, type Certificate } from './certificate.ts';
import type { ChallengeStore } from './challenge-store.ts';
import { ConfigurationError, type VerifierOption } from './errors.ts';
import { isSerialisedOrigin } from './origin.ts';
import { readRevocation, type Revocation, type RevocationSettings } from './revocation/options.ts';
import { formatAcceptance } from './token-format.ts';

export interface VerifierOptions {
  /** The origin citizens see, exactly as browsers write it: `https://commune.example`, no trailing slash or default port. */
  readonly origin: string;
  readonly challenges: ChallengeStore;
  /** How revoked cards are found: `{}` for OCSP, then CRL, and nobody in when neither answers. Must be written out. */
  readonly revocation: Revocation;
  /**
   * Token formats compared in full, exactly `web-eid:1.0` by default. `<digits>` stands for a number:
   * `['web-eid:1', 'web-eid:1.<digits>']` accepts every 1.x.
   */
  readonly acceptedFormats?: readonly string[];
  /** All nine of Web eID by default. */
  readonly allowedAlgorithms?: readonly TokenAlgorithm[];
  /** Certificate policies (OIDs) that may not log in. None by default. */
  readonly disallowedPolicies?: readonly string[];
  /** Roots recognised by hash; the Belgian ones by default, `[]` for none. */
  readonly rootPins?: readonly RootPin[];
  /** Authorities of the operator, DER, of any level: each is a trust anchor. */
  readonly trustedCAs?: readonly Uint8Array[];
  /** Roots of test cards, DER. Anyone can have a test card: never in production. */
  readonly testRoots?: readonly Uint8Array[];
  readonly clock?: () => Date;
  /** By how much certificates may be early or late, in milliseconds: 0 by default, at most 900 000. */
  readonly clockSkewMs?: number;
  /** Told once where test roots are trusted; `console.warn` by default. */
  readonly warn?: (message: string) => void;
}

/** Options checked and made ready. */
export interface Settings {
  readonly origin: string;
  readonly challenges: ChallengeStore;
  readonly revocation: RevocationSettings | 'off';
  readonly acceptsFormat: (format: string) => boolean;
  readonly allowedAlgorithms: ReadonlySet<TokenAlgorithm>;
  readonly disallowedPolicies: ReadonlySet<string>;
  readonly pins: ReadonlySet<string>;
  readonly anchors: readonly Certificate[];
  readonly clock: () => Date;
  readonly skewMs: number;
}

const MAX_SKEW_MS = 15 * 60_000;

const TEST_ROOTS_WARNING =
  'eID verifier: TEST ROOTS ARE TRUSTED. Anyone can make a test card and log in as anybody. Never use this in production.';

/** @throws ConfigurationError for the first wrong option; options from untyped callers are checked all the same */
export function readOptions(options: VerifierOptions): Settings {
  const { origin, challenges, revocation, clock = () => new Date(), clockSkewMs = 0 } = options;
  demand(typeof origin === 'string' && isSerialisedOrigin(origin), 'origin', 'must be like https://commune.example');
  demand(isChallengeStore(challenges), 'challenges', 'must be a ChallengeStore');
  demand(typeof clock === 'function', 'clock', 'must be a function that gives a Date');
  demand(clockSkewMs >= 0 && clockSkewMs <= MAX_SKEW_MS, 'clockSkewMs', `must be from 0 to ${MAX_SKEW_MS}`);
  const { trustedCAs, testRoots } = options;
  demand(trustedCAs === undefined || trustedCAs.length > 0, 'trustedCAs', 'is empty: name authorities or leave it out');
  const pins = readPins(options.rootPins ?? BELGIAN_ROOT_PINS);
  const anchors = [...readAnchors('trustedCAs', trustedCAs), ...readAnchors('testRoots', testRoots)];
  demand(pins.size + anchors.length > 0, 'trustedCAs', 'nobody is trusted: no pin, no authority, no test root');
  const settings = {
    origin,
    challenges,
    revocation: readRevocation(revocation),
    acceptsFormat: readFormats(options.acceptedFormats ?? [TOKEN_FORMAT]),
    allowedAlgorithms: readAlgorithms(options.allowedAlgorithms ?? TOKEN_ALGORITHMS),
    disallowedPolicies: readPolicies(options.disallowedPolicies ?? []),
    pins,
    anchors,
    clock,
    skewMs: clockSkewMs,
  };
  const { warn = (message: string) => console.warn(message) } = options;
  demand(typeof warn === 'function', 'warn', 'must be a function');
  if (testRoots !== undefined && testRoots.length > 0) warn(TEST_ROOTS_WARNING);
  return settings;
}

function demand(condition: boolean, option: VerifierOption, problem: string): asserts condition {
  if (!condition) throw new ConfigurationError(option, problem);
}

function isChallengeStore(store: Partial<ChallengeStore> | undefined | null): boolean {
  return typeof store?.put === 'function' && typeof store.take === 'function';
}

function isList(value: unknown): boolean {
  return Array.isArray(value);
}

function readFormats(formats: readonly string[]): (format: string) => boolean {
  const valid =
    isList(formats) && formats.length > 0 && formats.every((format) => typeof format === 'string' && format !== '');
  demand(valid, 'acceptedFormats', 'must be a list of formats');
  return formatAcceptance(formats);
}

function readAlgorithms(algorithms: readonly TokenAlgorithm[]): ReadonlySet<TokenAlgorithm> {
  const valid =
    isList(algorithms) && algorithms.length > 0 && algorithms.every((name) => TOKEN_ALGORITHMS.includes(name));
  demand(valid, 'allowedAlgorithms', `must be a list of some of ${TOKEN_ALGORITHMS.join(', ')}`);
  return new Set(algorithms);
}

const OBJECT_IDENTIFIER = /^[0-2](\.(0|[1-9]\d*))+$/;

function readPolicies(policies: readonly string[]): ReadonlySet<string> {
  const valid = isList(policies) && policies.every((policy) => OBJECT_IDENTIFIER.test(policy));
  demand(valid, 'disallowedPolicies', 'must be a list of OIDs like 1.3.6.1.4.1.10015.1.3');
  return new Set(policies);
}

function readPins(pins: readonly RootPin[]): ReadonlySet<string> {
  const valid = isList(pins) && pins.every(isPin);
  demand(valid, 'rootPins', 'must be a list of { sha256 } with 64 hexadecimal digits');
  return new Set(pins.map(({ sha256 }) => sha256.toLowerCase()));
}

function isPin(pin: unknown): boolean {
  if (typeof pin !== 'object' || pin === null || !('sha256' in pin)) return false;
  return typeof pin.sha256 === 'string' && /^[0-9A-Fa-f]{64}$/.test(pin.sha256);
}

function readAnchors(option: VerifierOption, ders: readonly Uint8Array[] = []): readonly Certificate[] {
  demand(isList(ders), option, 'must be a list of DER certificates');
  return ders.map((der, index) => {
    const certificate = der instanceof Uint8Array ? readCertificate(withoutPadding(der)) : null;
    if (certificate === null) throw new ConfigurationError(option, `number ${index + 1} is no DER certificate`);
    return certificate;
  });
}
