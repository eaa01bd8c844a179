import type { Certificate } from '../certificate.ts';
import type { LinkVerifier } from '../link-verifier.ts';
import { createAnswerCache } from './answer-cache.ts';
import { locationsOf } from './certificate-locations.ts';
import { exchange } from './http-exchange.ts';
import { askAbout } from './ocsp-request.ts';
import { readOcspResponse } from './ocsp-response.ts';
import type { RevocationSettings } from './options.ts';
import { invalid, unavailable, type SourceAnswer } from './source-answer.ts';

/** Asks one source about a certificate. What the source answers never throws; unreadable extensions of the certificate do. */
export type AskSource = (certificate: Certificate, issuer: Certificate) => Promise<SourceAnswer>;

const MAX_ANSWER_BYTES = 64 * 1024;
/** Citizens whose answers are kept at once, about 300 bytes each. */
const KEPT_ANSWERS = 10_000;

export function createOcspSource(settings: RevocationSettings, links: LinkVerifier, clock: () => Date): AskSource {
  const answers = createAnswerCache<SourceAnswer>(KEPT_ANSWERS, settings.cacheMs, clock);

  async function ask(certificate: Certificate, issuer: Certificate): Promise<SourceAnswer> {
    const { responder, proxy, timeoutMs, nonceRequired } = settings;
    const url = responder?.url ?? locationsOf(certificate).ocsp[0];
    if (url === undefined) return unavailable('OCSP: the certificate names no responder');
    const { asked, nonce, der } = askAbout(certificate, issuer);
    const headers = { 'content-type': 'application/ocsp-request', accept: 'application/ocsp-response' };
    const answer = await exchange({ url, body: der, headers, proxy, timeoutMs, maxBytes: MAX_ANSWER_BYTES });
    if (!answer.ok) return unavailable(`OCSP: ${answer.error}`);
    const { status, contentType, body } = answer.value;
    if (status !== 200) return unavailable(`OCSP: HTTP status ${status} from ${url.host}`);
    if (contentType !== 'application/ocsp-response') return invalid(`OCSP: ${url.host} sent another content type`);
    const designated = responder?.certificate ?? null;
    const now = clock().getTime();
    return readOcspResponse(body, { asked, nonce, nonceRequired, issuer, designated, links, now });
  }

  return (certificate, issuer) =>
    answers.get(`${issuer.fingerprint} ${certificate.fingerprint}`, async () => {
      const value = await ask(certificate, issuer);
      return { value, usableUntil: 'until' in value ? value.until : null };
    });
}
