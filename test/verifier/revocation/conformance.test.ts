import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { VerificationError, type VerificationCode } from '../../../verifier/index.ts';
import { readCertificate, type Certificate } from '../../../verifier/certificate.ts';
import { createLinkVerifier } from '../../../verifier/link-verifier.ts';
import { createRevocationCheck } from '../../../verifier/revocation/check-revocation.ts';
import { readRevocation, type RevocationOptions } from '../../../verifier/revocation/options.ts';

/** An OCSP response of the Web eID libraries' test suites. `expected`: the Java library's exception. */
interface OcspVector {
  readonly name: string;
  readonly responseDer: string;
  readonly subjectCert: string;
  readonly issuerCert: string;
  readonly service: 'aia' | 'designated';
  readonly responderCert?: string;
  /** Null: at the clock of the computer. */
  readonly clock: string | null;
  readonly expected: string;
}

const VECTORS = JSON.parse(
  readFileSync(new URL('../vectors/web-eid-ocsp.json', import.meta.url), 'utf8'),
) as readonly OcspVector[];

const CODES_BY_EXCEPTION: Readonly<Record<string, readonly VerificationCode[]>> = {
  UserCertificateOCSPCheckFailedException: [
    'ERR_VERIFY_REVOCATION_UNAVAILABLE',
    'ERR_VERIFY_REVOCATION_ANSWER_INVALID',
  ],
  // Theirs says revoked for unknown, too.
  UserCertificateRevokedException: ['ERR_VERIFY_CERTIFICATE_REVOKED', 'ERR_VERIFY_REVOCATION_UNKNOWN'],
  CertificateNotTrustedException: ['ERR_VERIFY_REVOCATION_ANSWER_INVALID'],
  CertificateExpiredException: ['ERR_VERIFY_REVOCATION_ANSWER_INVALID'],
};

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** The certificates name a responder of their own: as a proxy, this server answers in its place. */
async function serve(body: Buffer): Promise<string> {
  const started = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/ocsp-response' }).end(body);
    });
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((started.address() as AddressInfo).port)}`;
}

function certificate(base64: string): Certificate {
  const read = readCertificate(Buffer.from(base64, 'base64'));
  if (read === null) throw new Error('a vector’s certificate cannot be read');
  return read;
}

async function verdict(vector: OcspVector, options: RevocationOptions = {}): Promise<{ code: string; why: string }> {
  const url = await serve(Buffer.from(vector.responseDer, 'base64'));
  const responder =
    vector.service === 'designated' && vector.responderCert !== undefined
      ? { url, certificate: Buffer.from(vector.responderCert, 'base64') }
      : undefined;
  const settings = readRevocation({
    sources: ['ocsp'],
    ...(responder === undefined ? { proxy: url } : { responder }),
    ...options,
  });
  const { clock } = vector;
  const check = createRevocationCheck(settings, createLinkVerifier(10), () =>
    clock === null ? new Date() : new Date(clock),
  );
  try {
    const { status } = await check(certificate(vector.subjectCert), certificate(vector.issuerCert));
    return { code: status, why: '' };
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    return { code: error.code, why: error.cause instanceof Error ? error.cause.message : '' };
  }
}

function vector(name: string): OcspVector {
  const found = VECTORS.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`no vector ${name}`);
  return found;
}

describe('Web eID OCSP vectors', () => {
  it('are all there', () => {
    expect(VECTORS).toHaveLength(13);
  });

  it.each(VECTORS)('$name: $expected', async (given) => {
    expect(CODES_BY_EXCEPTION[given.expected]).toContain((await verdict(given)).code);
  });

  // The classes are coarse: a check that refuses everything for one reason would pass. These say why.
  it.each([
    ['ocsp-garbage-body', 'OCSP: the answer cannot be read'],
    ['ocsp-status-internal-error', 'OCSP: internal error'],
    ['ocsp-invalid-cert-id', 'OCSP: an answer about another certificate'],
    ['ocsp-invalid-signature', 'OCSP: the signature fits no responder’s key'],
    ['ocsp-2-responses', 'OCSP: not exactly one answer'],
    ['ocsp-responder-ca-not-trusted', 'OCSP: signed by a responder that may not answer for this authority'],
    ['ocsp-responder-cert-expired', 'OCSP: signed by a responder that may not answer for this authority'],
    ['ocsp-nonce-differs', 'OCSP: another nonce than asked with'],
  ])('%s because of: %s', async (name, why) => {
    expect((await verdict(vector(name))).why).toBe(why);
  });

  it('a designated responder counts while its own certificate is valid', async () => {
    const late = { ...vector('ocsp-unknown-designated'), clock: '2030-01-01T00:00:00Z' };
    expect((await verdict(late)).why).toBe('OCSP: the responder’s certificate is not valid now');
  });
});
