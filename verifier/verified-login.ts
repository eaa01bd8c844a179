import type { X509Certificate } from 'node:crypto';
import type { TokenAlgorithm } from '../contracts/login-token.ts';
import type { RevocationVerdict } from './revocation/check-revocation.ts';
import type { LoginSubject } from './subject.ts';

/** A login that was proven: this person's card signed this server's challenge for this server's origin. */
export interface VerifiedLogin {
  readonly subject: LoginSubject;
  readonly certificate: X509Certificate;
  readonly algorithm: TokenAlgorithm;
  /** The authorities above the certificate, its issuer first, the trust anchor last. */
  readonly path: readonly X509Certificate[];
  /** Whether the certificate is known not to be revoked. */
  readonly revocation: RevocationVerdict;
}
