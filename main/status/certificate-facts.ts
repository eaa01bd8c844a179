import { X509Certificate } from 'node:crypto';
import type { CertificateFacts } from '../../contracts/window-messages.ts';
import { CERTIFICATE_NAMES, type CardCertificates } from '../../contracts/worker-messages.ts';

/** What the card view says of each certificate the card has; one that cannot be parsed is left out. */
export function certificateFacts(certificates: CardCertificates, now: number): CertificateFacts[] {
  return CERTIFICATE_NAMES.flatMap((role) => {
    const parsed = parseCertificate(certificates[role]);
    if (parsed === null) return [];
    const validFrom = parsed.validFromDate.getTime();
    const validUntil = parsed.validToDate.getTime();
    const state = now > validUntil ? 'expired' : now < validFrom ? 'not-yet-valid' : 'valid';
    return [{ role, subject: nameIn(parsed.subject), issuer: nameIn(parsed.issuer), validFrom, validUntil, state }];
  });
}

export function parseCertificate(der: Uint8Array | undefined): X509Certificate | null {
  if (der === undefined) return null;
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
}

/** The common name; a subject holds a national number too, which nobody needs to see here. */
function nameIn(distinguishedName: string): string {
  return /^CN=(.*)$/m.exec(distinguishedName)?.[1] ?? '';
}
