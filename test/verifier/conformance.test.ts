import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  ConfigurationError,
  createMemoryChallengeStore,
  createVerifier,
  VerificationError,
  type VerificationCode,
  type Verifier,
  type VerifierOptions,
} from '../../verifier/index.ts';
import { verifyTokenSignature } from '../../verifier/token-signature.ts';
import { parseToken } from '../../verifier/token.ts';
import { authoritiesOf, TOKEN_VECTORS, type TokenVector } from './conformance.ts';

/** Our codes by the names the Web eID libraries' exceptions have. */
const CODES_BY_EXCEPTION: Readonly<Record<string, readonly VerificationCode[]>> = {
  AuthTokenParseException: ['ERR_VERIFY_TOKEN_MALFORMED'],
  UnexpectedValueException: ['ERR_VERIFY_TOKEN_MALFORMED'],
  TypeError: ['ERR_VERIFY_TOKEN_MALFORMED'],
  CertificateDecodingException: ['ERR_VERIFY_CERTIFICATE_UNREADABLE'],
  UserCertificateMissingPurposeException: ['ERR_VERIFY_CERTIFICATE_PURPOSE_MISSING'],
  UserCertificateWrongPurposeException: ['ERR_VERIFY_CERTIFICATE_WRONG_PURPOSE'],
  UserCertificateDisallowedPolicyException: ['ERR_VERIFY_CERTIFICATE_POLICY_DISALLOWED'],
  CertificateNotYetValidException: ['ERR_VERIFY_CERTIFICATE_NOT_YET_VALID'],
  CertificateExpiredException: ['ERR_VERIFY_CERTIFICATE_EXPIRED'],
  CertificateNotTrustedException: ['ERR_VERIFY_CERTIFICATE_NOT_TRUSTED'],
  ChallengeNullOrEmptyException: ['ERR_VERIFY_CHALLENGE_NOT_FOUND'],
  AuthTokenSignatureValidationException: ['ERR_VERIFY_SIGNATURE_INVALID', 'ERR_VERIFY_ALGORITHM_MISMATCH'],
  SignatureException: ['ERR_VERIFY_SIGNATURE_INVALID'],
  InvalidKeyException: ['ERR_VERIFY_ALGORITHM_MISMATCH'],
  BadMethodCallException: ['ERR_VERIFY_ALGORITHM_MISMATCH'],
  Error: ['ERR_VERIFY_ALGORITHM_MISMATCH'],
};

const EVERY_1_X = ['web-eid:1', 'web-eid:1.<digits>'];

function verifierFor(vector: TokenVector, options: Partial<VerifierOptions> = {}): Verifier {
  return createVerifier({
    origin: vector.origin,
    challenges: createMemoryChallengeStore(),
    revocation: 'off',
    rootPins: [],
    trustedCAs: authoritiesOf(vector),
    disallowedPolicies: vector.disallowedPolicies,
    clock: () => new Date(vector.clock),
    ...options,
  });
}

/** `valid`, `ConfigError`, or our code. Anything but our own errors is thrown on and fails the test. */
async function verdict(vector: TokenVector, options?: Partial<VerifierOptions>): Promise<string> {
  try {
    const verifier = verifierFor(vector, options);
    await verifier.verifyToken({ authToken: vector.token, nonce: vector.nonce });
    return 'valid';
  } catch (error) {
    if (error instanceof VerificationError) return error.code;
    if (error instanceof ConfigurationError) return 'ConfigError';
    throw error;
  }
}

function acceptable(vector: TokenVector): readonly string[] {
  const names = [vector.expected, ...(vector.alsoAcceptable ?? [])];
  return names.flatMap((name): readonly string[] =>
    name === 'valid' || name === 'ConfigError' ? [name] : (CODES_BY_EXCEPTION[name] ?? []),
  );
}

describe('Web eID token vectors', () => {
  it('are all there', () => {
    expect(TOKEN_VECTORS).toHaveLength(107);
  });

  it.each(TOKEN_VECTORS.filter(({ mode }) => mode === 'full'))('$name: $expected', async (vector) => {
    expect(acceptable(vector)).toContain(await verdict(vector, { acceptedFormats: EVERY_1_X }));
  });

  it.each(TOKEN_VECTORS.filter(({ mode }) => mode === 'signature-only'))('$name (signature only)', (vector) => {
    const token = parseToken(vector.token, () => true);
    if (!token.ok) throw new Error('token refused');
    const { publicKey } = new X509Certificate(Buffer.from(token.value.unverifiedCertificate, 'base64'));
    expect(verifyTokenSignature(token.value, publicKey, vector.origin, vector.nonce).ok).toBe(true);
    expect(verifyTokenSignature(token.value, publicKey, vector.origin, `${vector.nonce}=`).ok).toBe(false);
  });

  const formatVectors = TOKEN_VECTORS.filter(({ name }) => name.startsWith('format-') || name.startsWith('v11-'));

  it.each(formatVectors)('$name with the default format', async (vector) => {
    const format = (JSON.parse(vector.token ?? '{}') as { format?: unknown }).format;
    expect(await verdict(vector)).toBe(format === 'web-eid:1.0' ? 'valid' : 'ERR_VERIFY_TOKEN_MALFORMED');
  });

  it('tells whose certificate it was', async () => {
    const estonian = TOKEN_VECTORS.find(({ name }) => name === 'ee-es384-valid');
    const belgian = TOKEN_VECTORS.find(({ name }) => name === 'be-rs256-valid');
    if (estonian === undefined || belgian === undefined) throw new Error('vector missing');
    const subjects = await Promise.all(
      [estonian, belgian].map(async (vector) => {
        const { subject } = await verifierFor(vector).verifyToken({ authToken: vector.token, nonce: vector.nonce });
        return subject;
      }),
    );
    expect(subjects).toEqual([
      {
        commonName: 'JÕEORG,JAAK-KRISTJAN,38001085718',
        surname: 'JÕEORG',
        givenName: 'JAAK-KRISTJAN',
        country: 'EE',
        serialNumber: 'PNOEE-38001085718',
      },
      {
        commonName: 'Nora Specimen (Authentication)',
        surname: 'Specimen',
        givenName: 'Nora Angèle',
        country: 'BE',
        serialNumber: '01050399864',
        nationalNumber: '01050399864',
      },
    ]);
  });
});
