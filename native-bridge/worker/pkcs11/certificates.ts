import { X509Certificate } from 'node:crypto';
import pkcs11js from 'pkcs11js';
import type { CardCertificates, CertificateName } from '../../../contracts/worker-messages.ts';
import { certificatePurpose } from '../certificate-purpose.ts';
import type { Handle, Pkcs11Module } from './pkcs11-module.ts';
import { findObjects, readAttribute } from './token-objects.ts';

/** Labels of the Belgian module; other modules for the card use the same. */
export const CERTIFICATE_LABELS: Readonly<Record<CertificateName, string>> = {
  authentication: 'Authentication',
  signature: 'Signature',
  ca: 'CA',
  root: 'Root',
};

/**
 * Reads the wanted certificates by label. Where the token has no Belgian label at all, each is found by what the
 * certificate says of itself: key usage for the citizen's two, CA flag and self-signature for the chain.
 */
export function readCertificates(
  module: Pkcs11Module,
  session: Handle,
  wanted: readonly CertificateName[],
): CardCertificates {
  const found: Partial<Record<CertificateName, Uint8Array>> = {};
  for (const name of wanted) {
    const der = byLabel(module, session, CERTIFICATE_LABELS[name]);
    if (der !== null) found[name] = der;
  }
  const missesCitizen = wanted.some((name) => (name === 'authentication' || name === 'signature') && !found[name]);
  if (!missesCitizen || hasBelgianLabels(module, session, found)) return found;
  return { ...byPurpose(module, session, wanted), ...found };
}

/** A card without a signature certificate (Kids cards) still has the other labels: then nothing may stand in for it. */
function hasBelgianLabels(module: Pkcs11Module, session: Handle, found: CardCertificates): boolean {
  if (Object.keys(found).length > 0) return true;
  return Object.values(CERTIFICATE_LABELS).some(
    (label) => findObjects(module, session, certificateTemplate(label)).length > 0,
  );
}

function byLabel(module: Pkcs11Module, session: Handle, label: string): Uint8Array | null {
  for (const object of findObjects(module, session, certificateTemplate(label))) {
    const der = readAttribute(module, session, object, pkcs11js.CKA_VALUE);
    if (der !== null && isCertificate(der)) return der;
  }
  return null;
}

function byPurpose(module: Pkcs11Module, session: Handle, wanted: readonly CertificateName[]): CardCertificates {
  const found: Partial<Record<CertificateName, Uint8Array>> = {};
  const objects = findObjects(module, session, [
    { type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_CERTIFICATE },
    { type: pkcs11js.CKA_CERTIFICATE_TYPE, value: pkcs11js.CKC_X_509 },
  ]);
  for (const object of objects) {
    const der = readAttribute(module, session, object, pkcs11js.CKA_VALUE);
    const purpose = der === null ? null : certificatePurpose(der);
    if (der !== null && purpose !== null && wanted.includes(purpose)) found[purpose] ??= der;
  }
  return found;
}

function certificateTemplate(label: string): pkcs11js.Template {
  return [
    { type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_CERTIFICATE },
    { type: pkcs11js.CKA_LABEL, value: label },
  ];
}

function isCertificate(der: Uint8Array): boolean {
  try {
    return new X509Certificate(der).raw.length > 0;
  } catch {
    return false;
  }
}
