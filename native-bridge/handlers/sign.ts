import { X509Certificate, type KeyObject } from 'node:crypto';
import type { EidError } from '../../contracts/errors.ts';
import type { HashFunction } from '../../contracts/page-messages.ts';
import { fail, ok, type Result } from '../../contracts/result.ts';
import type { CardSignatureAlgorithm } from '../../contracts/worker-messages.ts';
import { withApprovedCard } from './ask-citizen.ts';
import { algorithmsOf, signWithCard } from './card-signature.ts';
import type { Handler } from './handler.ts';
import { runOperation } from './operation.ts';
import { signatureAlgorithm } from './signature-algorithm.ts';

/** Signs a document's hash with the signature key: name and hash are shown, the PIN is asked every time. */
export const sign: Handler<'sign'> = async (context, params) => {
  const digest = Buffer.from(params.hash, 'base64');
  const { documentName, hashFunction } = params;
  // The page names the certificate it prepared its document for: another citizen's card cannot stand in.
  const certificate = Buffer.from(params.certificate, 'base64');
  const algorithm = algorithmFor(certificate, hashFunction);
  if (!algorithm.ok) return algorithm;
  const need = { role: 'signature', wanted: ['signature'], needsPin: true, certificate } as const;
  const subject = { kind: 'sign', documentName, hash: digest.toString('hex'), hashFunction } as const;
  return runOperation(context, { subject, lang: params.lang }, (operation) =>
    withApprovedCard(operation, need, async (card) => {
      const input = { kind: 'digest', bytes: digest } as const;
      const signed = await signWithCard(operation, card, 'signature', algorithm.value, input);
      if (!signed.ok) return signed;
      return ok({
        signature: Buffer.from(signed.value).toString('base64'),
        signatureAlgorithm: signatureAlgorithm(algorithm.value),
      });
    }),
  );
};

/** Decided before the citizen is asked for a PIN that could not be used. */
function algorithmFor(der: Buffer, hashFunction: HashFunction): Result<CardSignatureAlgorithm, EidError> {
  let publicKey: KeyObject;
  try {
    publicKey = new X509Certificate(der).publicKey;
  } catch {
    return fail({ code: 'ERR_EID_INVALID_REQUEST' });
  }
  const algorithm = algorithmsOf(publicKey).find(
    (candidate) => signatureAlgorithm(candidate).hashFunction === hashFunction,
  );
  return algorithm === undefined ? fail({ code: 'ERR_EID_UNSUPPORTED_ALGORITHM' }) : ok(algorithm);
}
