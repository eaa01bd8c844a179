import { fail, ok } from '../../contracts/result.ts';
import { withApprovedCard } from './ask-citizen.ts';
import { algorithmsOf, signWithCard } from './card-signature.ts';
import type { Handler } from './handler.ts';
import { runOperation } from './operation.ts';
import { signatureAlgorithm } from './signature-algorithm.ts';

/** Signs a document's hash with the signature key: name and hash are shown, the PIN is asked every time. */
export const sign: Handler<'sign'> = (context, params) => {
  const digest = Buffer.from(params.hash, 'base64');
  const { documentName, hashFunction } = params;
  // The page names the certificate it prepared its document for: another citizen's card cannot stand in.
  const certificate = Buffer.from(params.certificate, 'base64');
  const need = { role: 'signature', wanted: ['signature'], needsPin: true, certificate } as const;
  const subject = { kind: 'sign', documentName, hash: digest.toString('hex'), hashFunction } as const;
  return runOperation(context, { subject, lang: params.lang }, (operation) =>
    withApprovedCard(operation, need, async (card) => {
      const algorithm = algorithmsOf(card.certificate.publicKey).find(
        (candidate) => signatureAlgorithm(candidate).hashFunction === hashFunction,
      );
      if (algorithm === undefined) return fail({ code: 'ERR_EID_UNSUPPORTED_ALGORITHM' });
      const signed = await signWithCard(operation, card, 'signature', algorithm, { kind: 'digest', bytes: digest });
      if (!signed.ok) return signed;
      return ok({
        signature: Buffer.from(signed.value).toString('base64'),
        signatureAlgorithm: signatureAlgorithm(algorithm),
      });
    }),
  );
};
