import { fail, ok, type Result } from '../contracts/result.ts';
import type { SignatureFault } from './algorithm.ts';
import { decodeBase64 } from './base64.ts';
import { findPath, type PathFault } from './certificate-path.ts';
import { checkPolicies, checkPurpose } from './certificate-purpose.ts';
import { MAX_CERTIFICATE_BYTES, readCertificate, type Certificate } from './certificate.ts';
import { readHints, rememberHints } from './chain-hints.ts';
import type { Context } from './context.ts';
import type { VerificationCode } from './errors.ts';
import { readSubject } from './subject.ts';
import { verifyTokenSignature } from './token-signature.ts';
import { parseToken, type Token } from './token.ts';
import type { VerifiedLogin } from './verified-login.ts';

export interface TokenToVerify {
  /** The token as the client gave it: JSON text, or the object a JSON body parser made of it. */
  readonly authToken: unknown;
  /** Certificates the bridge found on the card, base64 DER: hints, never trusted by themselves. */
  readonly chain?: unknown;
}

/** Gives the nonce to verify with, when its turn comes. */
export type NonceSource = () => Result<string, VerificationCode>;

/** The checks of a login, each in its turn; the first that fails names the fault. */
export async function verifyToken(
  context: Context,
  { authToken, chain }: TokenToVerify,
  nonceSource: NonceSource,
): Promise<Result<VerifiedLogin, VerificationCode>> {
  const token = parseToken(authToken, context.settings.acceptsFormat);
  if (!token.ok) return fail('ERR_VERIFY_TOKEN_MALFORMED');
  if (!context.settings.allowedAlgorithms.has(token.value.algorithm)) return fail('ERR_VERIFY_ALGORITHM_NOT_ALLOWED');

  const leaf = readLeaf(token.value);
  if (!leaf.ok) return leaf;
  const purpose = checkPurpose(leaf.value);
  if (!purpose.ok) return purpose;
  const policies = checkPolicies(leaf.value, context.settings.disallowedPolicies);
  if (!policies.ok) return policies;

  const path = findLoginPath(context, leaf.value, chain);
  if (!path.ok) return path;
  const nonce = nonceSource();
  if (!nonce.ok) return nonce;
  const signature = verifyTokenSignature(token.value, leaf.value.publicKey, context.settings.origin, nonce.value);
  if (!signature.ok) return fail(SIGNATURE_CODES[signature.error]);
  // Last, though the Web eID libraries ask before: nobody without the key makes this server call others.
  const [issuer = leaf.value] = path.value;
  const revocation = await context.checkRevocation(leaf.value, issuer);
  return ok({
    subject: readSubject(leaf.value),
    certificate: leaf.value.x509,
    algorithm: token.value.algorithm,
    path: path.value.map(({ x509 }) => x509),
    revocation,
  });
}

const SIGNATURE_CODES: Readonly<Record<SignatureFault, VerificationCode>> = {
  'algorithm-mismatch': 'ERR_VERIFY_ALGORITHM_MISMATCH',
  'signature-invalid': 'ERR_VERIFY_SIGNATURE_INVALID',
};

const PATH_CODES: Readonly<Record<PathFault, VerificationCode>> = {
  'not-trusted': 'ERR_VERIFY_CERTIFICATE_NOT_TRUSTED',
  'not-yet-valid': 'ERR_VERIFY_CERTIFICATE_NOT_YET_VALID',
  expired: 'ERR_VERIFY_CERTIFICATE_EXPIRED',
};

function readLeaf(token: Token): Result<Certificate, VerificationCode> {
  const der = decodeBase64(token.unverifiedCertificate, MAX_CERTIFICATE_BYTES);
  const certificate = der === null ? null : readCertificate(der);
  return certificate === null ? fail('ERR_VERIFY_CERTIFICATE_UNREADABLE') : ok(certificate);
}

function findLoginPath(
  context: Context,
  leaf: Certificate,
  chain: unknown,
): Result<readonly Certificate[], VerificationCode> {
  const hints = readHints(chain, context.authorities);
  if (!hints.ok) return fail('ERR_VERIFY_CHAIN_MALFORMED');
  const { anchors, links, settings } = context;
  const certificates = hints.value.map(({ certificate }) => certificate);
  const now = settings.clock().getTime();
  const path = findPath(leaf, { anchors, links, hints: certificates, now, skewMs: settings.skewMs });
  if (!path.ok) return fail(PATH_CODES[path.error]);
  rememberHints(hints.value, path.value, context.authorities);
  return path;
}
