import type { Certificate } from '../certificate.ts';
import { VerificationError, type VerificationCode } from '../errors.ts';
import type { LinkVerifier } from '../link-verifier.ts';
import { createCrlSource } from './crl-source.ts';
import { createOcspSource, type AskSource } from './ocsp-source.ts';
import type { RevocationSettings, RevocationSource } from './options.ts';
import type { SourceAnswer } from './source-answer.ts';

/** How a login that was accepted stands: what an audit log may keep. */
export type RevocationVerdict =
  | { readonly status: 'good'; readonly source: RevocationSource }
  | { readonly status: 'not-checked' }
  /** Accepted only because the operator chose so. */
  | { readonly status: 'unavailable' };

/** @throws VerificationError with what each source said as its cause */
export type RevocationCheck = (certificate: Certificate, issuer: Certificate) => Promise<RevocationVerdict>;

export function createRevocationCheck(
  settings: RevocationSettings | 'off',
  links: LinkVerifier,
  clock: () => Date,
): RevocationCheck {
  if (settings === 'off') return () => Promise.resolve({ status: 'not-checked' });
  const sources: Readonly<Record<RevocationSource, AskSource>> = {
    ocsp: createOcspSource(settings, links, clock),
    crl: createCrlSource(settings, clock),
  };
  return async (certificate, issuer) => {
    const faults: (SourceAnswer & { kind: 'unavailable' | 'invalid' })[] = [];
    for (const source of settings.sources) {
      const answer = await sources[source](certificate, issuer);
      switch (answer.kind) {
        case 'good':
          return { status: 'good', source };
        case 'revoked':
          throw refusal('ERR_VERIFY_CERTIFICATE_REVOKED', []);
        case 'unknown':
          throw refusal('ERR_VERIFY_REVOCATION_UNKNOWN', []);
        case 'unavailable':
        case 'invalid':
          faults.push(answer);
      }
    }
    const why = faults.map((fault) => fault.why);
    // A false answer is no outage: somebody may be at work, so the operator's leniency does not cover it.
    if (faults.some(({ kind }) => kind === 'invalid')) throw refusal('ERR_VERIFY_REVOCATION_ANSWER_INVALID', why);
    if (!settings.acceptUnavailable) throw refusal('ERR_VERIFY_REVOCATION_UNAVAILABLE', why);
    return { status: 'unavailable' };
  };
}

function refusal(code: VerificationCode, why: readonly string[]): VerificationError {
  return new VerificationError(code, why.length === 0 ? {} : { cause: new Error(why.join('; ')) });
}
