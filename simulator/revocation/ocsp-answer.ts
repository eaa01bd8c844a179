import { createHash, type KeyObject } from 'node:crypto';
import { publicKeyBits } from '../pki/extensions.ts';
import { constructedContext, element, objectIdentifier, octetString, primitiveContext, sequence } from '../pki/der.ts';
import { enumerated, generalizedTime, signedParts } from './signed.ts';

/** What an answer says (RFC 6960 section 4.2.1). */
export interface OcspAnswer {
  readonly status: 'good' | 'revoked' | 'unknown';
  /** The CertID as it was asked, DER. */
  readonly certId: Uint8Array;
  /** Value of the nonce extension, DER; null where the question had none. */
  readonly nonce: Uint8Array | null;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date;
  readonly signer: { readonly key: KeyObject; readonly certificate: Uint8Array };
}

/** @returns an OCSPResponse, DER */
export function ocspAnswer({ status, certId, nonce, thisUpdate, nextUpdate, signer }: OcspAnswer): Uint8Array {
  const responderKeyHash = createHash('sha1').update(publicKeyBits(signer.key)).digest();
  const single = sequence(
    certId,
    certStatus(status, thisUpdate),
    generalizedTime(thisUpdate),
    constructedContext(0, generalizedTime(nextUpdate)),
  );
  const extensions =
    nonce === null
      ? []
      : [constructedContext(1, sequence(sequence(objectIdentifier('1.3.6.1.5.5.7.48.1.2'), octetString(nonce))))];
  const data = sequence(
    constructedContext(2, octetString(responderKeyHash)),
    generalizedTime(thisUpdate),
    sequence(single),
    ...extensions,
  );
  const basic = sequence(...signedParts(data, signer.key), constructedContext(0, sequence(signer.certificate)));
  const bytes = sequence(objectIdentifier('1.3.6.1.5.5.7.48.1.1'), octetString(basic));
  return sequence(enumerated(0), constructedContext(0, bytes));
}

function certStatus(status: OcspAnswer['status'], revokedAt: Date): Uint8Array {
  switch (status) {
    case 'good':
      return primitiveContext(0, new Uint8Array());
    case 'revoked':
      return element(0xa1, generalizedTime(revokedAt));
    case 'unknown':
      return primitiveContext(2, new Uint8Array());
  }
}
