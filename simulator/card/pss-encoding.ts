import { createHash } from 'node:crypto';

/**
 * EMSA-PSS over a digest that is there already (RFC 8017, section 9.1.1), for a modulus whose top bit is set.
 *
 * @param bytes of the modulus
 */
export function encodePss(hash: 'sha1' | 'sha256', digest: Uint8Array, salt: Uint8Array, bytes: number): Uint8Array {
  const h = createHash(hash).update(new Uint8Array(8)).update(digest).update(salt).digest();
  const block = Buffer.alloc(bytes - h.length - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  const mask = generateMask(hash, h, block.length);
  const masked = Buffer.from(block.map((byte, at) => byte ^ (mask[at] ?? 0)));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return Buffer.concat([masked, h, Uint8Array.of(0xbc)]);
}

/** MGF1 (RFC 8017, appendix B.2.1). */
function generateMask(hash: 'sha1' | 'sha256', seed: Uint8Array, length: number): Uint8Array {
  const parts: Buffer[] = [];
  for (let counter = 0; parts.length * seed.length < length; counter += 1) {
    const octets = Buffer.alloc(4);
    octets.writeUInt32BE(counter);
    parts.push(createHash(hash).update(seed).update(octets).digest());
  }
  return Buffer.concat(parts).subarray(0, length);
}
