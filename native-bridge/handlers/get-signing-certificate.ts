import { ok } from '../../contracts/result.ts';
import { withApprovedCard } from './ask-citizen.ts';
import { algorithmsOf } from './card-signature.ts';
import type { Handler } from './handler.ts';
import { runOperation } from './operation.ts';
import { signatureAlgorithm } from './signature-algorithm.ts';

/** Gives the page the citizen's signature certificate, with consent: it holds name and national number. */
export const getSigningCertificate: Handler<'getSigningCertificate'> = (context, params) =>
  runOperation(context, { subject: { kind: 'getSigningCertificate' }, lang: params?.lang }, (operation) =>
    withApprovedCard(operation, { role: 'signature', wanted: ['signature'], needsPin: false }, ({ certificate }) =>
      Promise.resolve(
        ok({
          certificate: certificate.raw.toString('base64'),
          supportedSignatureAlgorithms: algorithmsOf(certificate.publicKey).map(signatureAlgorithm),
        }),
      ),
    ),
  );
