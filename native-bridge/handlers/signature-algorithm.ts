import type { HashFunction, SignatureAlgorithm } from '../../contracts/page-messages.ts';
import type { CardSignatureAlgorithm } from '../../contracts/worker-messages.ts';

const HASH_FUNCTIONS: Readonly<Record<string, HashFunction>> = { 256: 'SHA-256', 384: 'SHA-384', 512: 'SHA-512' };

/** The same algorithm in the words of the page's protocol (those of `web-eid.js`). */
export function signatureAlgorithm(algorithm: CardSignatureAlgorithm): SignatureAlgorithm {
  const rsa = algorithm.startsWith('RS');
  return {
    cryptoAlgorithm: rsa ? 'RSA' : 'ECC',
    hashFunction: HASH_FUNCTIONS[algorithm.slice(2)] ?? 'SHA-256',
    paddingScheme: rsa ? 'PKCS1.5' : 'NONE',
  };
}
