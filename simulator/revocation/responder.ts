import { createHash, X509Certificate } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OCSPRequest } from 'pkijs';
import { AUTHORITY_FAMILIES, keyFor, peopleAuthority, type Authority } from '../pki/authorities.ts';
import { issueCertificate, type Issuer, type Name } from '../pki/certificate.ts';
import { keyUsage, ocspSigning, publicKeyBits } from '../pki/extensions.ts';
import type { RevocationCase } from './case.ts';
import { crlFile } from './crl-file.ts';
import { ocspAnswer } from './ocsp-answer.ts';

/**
 * Plays the test authorities' OCSP responder and list server. Their certificates name hosts that cannot exist
 * (`.invalid`), so it is used as the verifier's HTTP proxy: it answers for every address, whatever the host.
 */
export interface RevocationResponder {
  /** `http://127.0.0.1:PORT`, for the verifier's `revocation.proxy`. */
  readonly url: string;
  /** What was asked for, in order. */
  readonly asked: readonly ('ocsp' | 'crl')[];
  /** Treats this certificate (DER) so from now on; `good` unless said otherwise. */
  treat(certificate: Uint8Array, as: RevocationCase): void;
  /** Leaves one of the two without answers, as if it were not there. */
  cut(source: 'ocsp' | 'crl'): void;
  close(): Promise<void>;
}

export interface ResponderOptions {
  /** 0, the default, takes a free port. */
  readonly port?: number;
  readonly now?: () => Date;
}

type People = Authority & { readonly id: string };

const DAY_MS = 86_400_000;

export async function startRevocationResponder(options: ResponderOptions = {}): Promise<RevocationResponder> {
  const { port = 0, now = () => new Date() } = options;
  const cases = new Map<string, RevocationCase>();
  const asked: ('ocsp' | 'crl')[] = [];
  const cutOff = new Set<string>();
  const treatments = (): readonly RevocationCase[] => [...cases.values()];

  /** Tells what the case makes of the times: out of date since yesterday, or from an hour ago to tomorrow. */
  const period = (late: boolean): { thisUpdate: Date; nextUpdate: Date } => {
    const end = now().getTime() + (late ? -DAY_MS : DAY_MS);
    return { thisUpdate: new Date((late ? end - DAY_MS : now().getTime()) - 3_600_000), nextUpdate: new Date(end) };
  };

  async function answerOcsp(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const question = OCSPRequest.fromBER(new Uint8Array(await bodyOf(request)));
    const [single] = question.tbsRequest.requestList;
    if (single === undefined) return void response.writeHead(400).end();
    const { reqCert } = single;
    const as = cases.get(hex(reqCert.serialNumber.valueBlock.valueHexView)) ?? 'good';
    if (as === 'slow') return;
    if (as === 'down') return void response.destroy();
    const authority = authorityWith(hex(reqCert.issuerKeyHash.valueBlock.valueHexView));
    const nonce = question.tbsRequest.requestExtensions?.[0]?.extnValue.valueBlock.valueHexView ?? null;
    const der = ocspAnswer({
      status: as === 'revoked' || as === 'unknown' ? as : 'good',
      certId: new Uint8Array(reqCert.toSchema().toBER()),
      nonce: as === 'wrong-nonce' ? Uint8Array.of(0x04, 0x01, 0x00) : nonce,
      ...period(as === 'late'),
      signer: responderOf(authority, as === 'wrong-signer'),
    });
    response.writeHead(200, { 'content-type': 'application/ocsp-response' }).end(der);
  }

  function answerList(path: string, response: ServerResponse): void {
    const authority = PEOPLE.find(({ id }) => path.endsWith(`/${id}.crl`));
    if (authority === undefined) return void response.writeHead(404).end();
    if (treatments().includes('slow')) return;
    if (treatments().includes('down')) return void response.destroy();
    const revoked = [...cases].filter(([, as]) => as === 'revoked').map(([serial]) => Buffer.from(serial, 'hex'));
    const key = treatments().includes('wrong-signer') ? keyFor('ec', 'somebody else') : authority.key;
    const der = crlFile({ issuer: authority.name, key, revoked, ...period(treatments().includes('late')) });
    response.writeHead(200, { 'content-type': 'application/pkix-crl' }).end(der);
  }

  const server = createServer((request, response) => {
    const source = request.method === 'POST' ? 'ocsp' : 'crl';
    asked.push(source);
    if (cutOff.has(source)) return void response.destroy();
    if (source === 'crl') answerList(new URL(request.url ?? '/', 'http://responder.invalid').pathname, response);
    else answerOcsp(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    treat: (certificate, as) => {
      const serial = new X509Certificate(certificate).serialNumber.toLowerCase();
      cases.set(serial, as);
    },
    cut: (source) => cutOff.add(source),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const PEOPLE: readonly People[] = [
  ...AUTHORITY_FAMILIES.map((family) => ({ ...peopleAuthority('citizens', family), id: `citizens-${family}` })),
  { ...peopleAuthority('foreigners', 'ec'), id: 'foreigners-ec' },
];

function authorityWith(keyHash: string): People {
  const authority = PEOPLE.find(({ key }) => hex(createHash('sha1').update(publicKeyBits(key)).digest()) === keyHash);
  if (authority === undefined) throw new Error('asked about an authority that is none of the test PKI');
  return authority;
}

/** A responder's certificate of the authority's own, or one that names the authority and is signed by somebody else. */
function responderOf(authority: People, wrong: boolean): { key: Issuer['key']; certificate: Uint8Array } {
  const key = keyFor('ec', wrong ? 'false responder' : `${authority.id} responder`);
  const name: Name = [
    ['C', 'BE'],
    ['CN', 'eID Bridge TEST OCSP responder'],
  ];
  const validity = { notBefore: new Date('2020-01-01T00:00:00Z'), notAfter: new Date('2040-01-01T00:00:00Z') };
  const extensions = [keyUsage('digitalSignature'), ocspSigning()];
  const issuer = wrong ? { name: authority.name, key } : authority;
  return { key, certificate: issueCertificate({ subject: name, publicKeyOf: key, validity, extensions }, issuer) };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
