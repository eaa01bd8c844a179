import { fail, ok } from '../../contracts/result.ts';
import { APP_VERSION_URL } from '../product.ts';
import { withApprovedCard } from './ask-citizen.ts';
import { readCardIdentity } from './card-identity.ts';
import { algorithmsOf, signWithCard } from './card-signature.ts';
import type { Handler } from './handler.ts';
import { identityWish, withoutDeclined } from './identity-wish.ts';
import { loginMessage } from './login-message.ts';
import { runOperation } from './operation.ts';

/** Logs the citizen in: a Web eID token over origin and nonce, and the identity the citizen agreed to send. */
export const authenticate: Handler<'authenticate'> = (context, params) => {
  const wish = params.identity === undefined ? null : identityWish(params.identity);
  const subject = { kind: 'authenticate', identity: wish } as const;
  return runOperation(context, { subject, lang: params.lang }, (operation) =>
    withApprovedCard(
      operation,
      { role: 'authentication', wanted: ['authentication', 'ca', 'root'], needsPin: true },
      async (card) => {
        const [algorithm] = algorithmsOf(card.certificate.publicKey);
        if (algorithm === undefined) return fail({ code: 'ERR_EID_UNSUPPORTED_ALGORITHM' });
        const message = loginMessage(algorithm, context.origin, params.challengeNonce);
        const input = { kind: 'message', bytes: message } as const;
        const signed = await signWithCard(operation, card, 'authentication', algorithm, input);
        if (!signed.ok) return signed;
        const identity =
          wish === null ? ok(null) : await readCardIdentity(operation, card, withoutDeclined(wish, card.declined));
        if (!identity.ok) return identity;
        const chain = [card.certificates.ca, card.certificates.root].filter((der) => der !== undefined).map(base64);
        return ok({
          authToken: {
            format: 'web-eid:1.0',
            unverifiedCertificate: base64(card.certificate.raw),
            algorithm,
            signature: base64(signed.value),
            appVersion: APP_VERSION_URL,
          },
          ...(chain.length > 0 ? { chain } : {}),
          ...(identity.value === null ? {} : { identity: identity.value }),
        });
      },
    ),
  );
};

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
