import { fail, type Result } from '../../contracts/result.ts';
import type { Certificate } from '../certificate.ts';
import { createAnswerCache } from './answer-cache.ts';
import { locationsOf } from './certificate-locations.ts';
import { hex, readCrl, type CheckedCrl } from './crl.ts';
import { exchange } from './http-exchange.ts';
import type { AskSource } from './ocsp-source.ts';
import type { RevocationSettings } from './options.ts';
import { invalid, unavailable } from './source-answer.ts';

const MAX_LIST_BYTES = 32 * 1024 * 1024;
/** A list is downloaded for hundreds of thousands of citizens at once, so it may take longer than one answer. */
const LIST_TIMEOUT_FACTOR = 4;
const KEPT_LISTS = 32;

type Listed = Result<CheckedCrl, { readonly kind: 'unavailable' | 'invalid'; readonly why: string }>;

export function createCrlSource(settings: RevocationSettings, clock: () => Date): AskSource {
  const lists = createAnswerCache<Listed>(KEPT_LISTS, settings.cacheMs, clock);

  async function download(url: URL, issuer: Certificate): Promise<Listed> {
    const { proxy, timeoutMs } = settings;
    const answer = await exchange({
      url,
      headers: { accept: 'application/pkix-crl' },
      proxy,
      timeoutMs: timeoutMs * LIST_TIMEOUT_FACTOR,
      maxBytes: MAX_LIST_BYTES,
    });
    if (!answer.ok) return fail({ kind: 'unavailable', why: `CRL: ${answer.error}` });
    const { status, body } = answer.value;
    if (status !== 200) return fail({ kind: 'unavailable', why: `CRL: HTTP status ${status} from ${url.host}` });
    const list = readCrl(body, issuer, clock().getTime());
    return list.ok ? list : fail({ kind: 'invalid', why: list.error });
  }

  return async (certificate, issuer) => {
    const { crl, serialNumber } = locationsOf(certificate);
    const [url] = crl;
    if (url === undefined) return unavailable('CRL: the certificate names no list');
    const list = await lists.get(`${issuer.fingerprint} ${url.href}`, async () => {
      const value = await download(url, issuer);
      return { value, usableUntil: value.ok ? value.value.nextUpdate : null };
    });
    if (!list.ok) return list.error.kind === 'invalid' ? invalid(list.error.why) : unavailable(list.error.why);
    const kind = list.value.revoked.has(hex(serialNumber)) ? 'revoked' : 'good';
    return { kind, until: list.value.nextUpdate };
  };
}
