import type { CertificateName, IdentityFileName } from '../../../contracts/worker-messages.ts';
import { STATUS, unexpected, type SendCommand } from './card-commands.ts';

/** Paths below the master file (card manual, Belgian eID card content). */
export const CERTIFICATE_PATHS: Readonly<Record<CertificateName, string>> = {
  authentication: '3F00DF005038',
  signature: '3F00DF005039',
  ca: '3F00DF00503A',
  root: '3F00DF00503B',
};

export const IDENTITY_PATHS: Readonly<Record<IdentityFileName, string>> = {
  identity: '3F00DF014031',
  identitySignature: '3F00DF014032',
  address: '3F00DF014033',
  addressSignature: '3F00DF014034',
  photo: '3F00DF014035',
  registerCertificate: '3F00DF00503C',
};

const BLOCK_BYTES = 256;
/** READ BINARY's offset has 15 bits. */
const MOST_BYTES = 0x7fff;

/** @returns null where the card has no such file */
export async function readFile(send: SendCommand, path: string): Promise<Uint8Array | null> {
  if (!(await select(send, path))) return null;
  const parts: Uint8Array[] = [];
  let offset = 0;
  for (;;) {
    const block = await readBlock(send, offset, BLOCK_BYTES);
    parts.push(block);
    offset += block.length;
    if (block.length < BLOCK_BYTES) return Buffer.concat(parts);
    if (offset > MOST_BYTES) throw unexpected('file without end', STATUS.ok);
  }
}

/**
 * A certificate's file is longer than its certificate (up to 1100 zeros): the length is read from the DER, and nothing
 * behind it is fetched.
 *
 * @returns DER; null where the card has no such file, or an empty one
 */
export async function readCertificate(send: SendCommand, path: string): Promise<Uint8Array | null> {
  if (!(await select(send, path))) return null;
  const first = await readBlock(send, 0, BLOCK_BYTES);
  if (first.every((byte) => byte === 0)) return null;
  const total = derLength(first);
  if (total === null || total > MOST_BYTES) throw unexpected('certificate is no DER', STATUS.ok);
  const parts = [first];
  let offset = first.length;
  while (offset < total) {
    const block = await readBlock(send, offset, Math.min(BLOCK_BYTES, total - offset));
    if (block.length === 0) throw unexpected('certificate is cut off', STATUS.pastEnd);
    parts.push(block);
    offset += block.length;
  }
  return Buffer.concat(parts).subarray(0, total);
}

async function select(send: SendCommand, path: string): Promise<boolean> {
  const id = Buffer.from(path, 'hex');
  const { statusWord } = await send(Buffer.concat([Uint8Array.of(0x00, 0xa4, 0x08, 0x0c, id.length), id]));
  if (statusWord === STATUS.notFound) return false;
  if (statusWord !== STATUS.ok) throw unexpected('select', statusWord);
  return true;
}

/** @returns fewer bytes than asked for at the end of the file, none past it */
async function readBlock(send: SendCommand, offset: number, length: number): Promise<Uint8Array> {
  const { data, statusWord } = await send(Uint8Array.of(0x00, 0xb0, offset >> 8, offset & 0xff, length & 0xff));
  if (statusWord === STATUS.pastEnd) return new Uint8Array();
  if (statusWord !== STATUS.ok) throw unexpected('read', statusWord);
  if (data.length > length) throw unexpected('read gave too much', statusWord);
  return data;
}

/** Length of a DER SEQUENCE with its header (X.690, section 8.1.3), or null. */
export function derLength(start: Uint8Array): number | null {
  const [tag, first = 0] = start;
  if (tag !== 0x30) return null;
  if (first < 0x80) return first + 2;
  const octets = first & 0x7f;
  if (octets === 0 || octets > 3 || start.length < 2 + octets) return null;
  return start.subarray(2, 2 + octets).reduce((length, octet) => length * 256 + octet, 0) + 2 + octets;
}
