import { verify, X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pkcs11 from 'pkcs11js';
import { loadCard, type CitizenId } from '../../../simulator/cards.ts';
import { createSoftHsmToken, type SoftHsmToken } from '../../../simulator/token/softhsm-token.ts';
import { startPkcs11Process, type Pkcs11Process } from '../../support/removable-token/pkcs11-process.ts';
import { bytes, openCard, readValue, rv, type OpenCard } from '../../support/removable-token/pkcs11-steps.ts';

const PIN = '246810';
const CITIZENS = ['fr-rsa', 'de-p384'] as const;

let folder: string;
let token: SoftHsmToken;
let process: Pkcs11Process;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'softhsm-token-test-'));
  const made = await createSoftHsmToken({ folder: join(folder, 'token'), citizens: CITIZENS, pin: PIN });
  if (!made.ok) throw new Error(made.error.kind);
  token = made.value;
  process = startPkcs11Process(token.env);
  await bytes(process.call('load', token.modulePath));
  await bytes(process.call('C_Initialize'));
});

afterAll(async () => {
  await process.kill();
  await rm(folder, { recursive: true });
});

function open(citizen: CitizenId): Promise<OpenCard> {
  return openCard(process, token.tokens.find((entry) => entry.citizen === citizen)?.serial ?? '');
}

describe.each(CITIZENS)('token of %s', (citizen) => {
  it('is labelled as the Belgian module labels cards', async () => {
    const card = await open(citizen);
    expect(card.info.label).toBe('BELPIC'.padEnd(32));
  });

  it('shows certificates and files without a login', async () => {
    const session = await open(citizen);
    const card = await loadCard(citizen);
    const value = (objectClass: number, label: string): Promise<Buffer> => readValue(session, objectClass, label);
    expect(await value(pkcs11.CKO_CERTIFICATE, 'Authentication')).toEqual(
      Buffer.from(card.certificates.authentication),
    );
    expect(await value(pkcs11.CKO_CERTIFICATE, 'Signature')).toEqual(Buffer.from(card.certificates.signature));
    expect(await value(pkcs11.CKO_CERTIFICATE, 'CA')).toEqual(Buffer.from(card.certificates.ca));
    expect(await value(pkcs11.CKO_CERTIFICATE, 'Root')).toEqual(Buffer.from(card.certificates.root));
    expect(await value(pkcs11.CKO_DATA, 'DATA_FILE')).toEqual(Buffer.from(card.files.identity));
    expect(await value(pkcs11.CKO_DATA, 'ADDRESS_FILE')).toEqual(Buffer.from(card.files.address));
    expect(await value(pkcs11.CKO_DATA, 'PHOTO_FILE')).toEqual(Buffer.from(card.files.photo));
    expect(await value(pkcs11.CKO_DATA, 'SIGN_DATA_FILE')).toEqual(Buffer.from(card.files.identitySignature));
    expect(await value(pkcs11.CKO_DATA, 'SIGN_ADDRESS_FILE')).toEqual(Buffer.from(card.files.addressSignature));
    const register = await value(pkcs11.CKO_DATA, 'CERT_RN_FILE');
    expect(register.subarray(0, card.certificates.register.length)).toEqual(Buffer.from(card.certificates.register));
    expect(register.subarray(card.certificates.register.length).every((byte) => byte === 0)).toBe(true);
  });

  it.each(['id', 'address', 'photo', 'rncert', 'sign_data_file', 'sign_address_file'])(
    'finds one file by the object id %s',
    async (objectId) => {
      const session = await open(citizen);
      const found = await session.find([
        { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_DATA },
        { type: pkcs11.CKA_OBJECT_ID, value: Buffer.from(objectId) },
      ]);
      expect(found).toHaveLength(1);
    },
  );

  it('hides the private keys until the PIN is given, and their secrets for ever', async () => {
    const session = await open(citizen);
    const privateKeys = [{ type: pkcs11.CKA_CLASS, value: pkcs11.CKO_PRIVATE_KEY }];
    expect(await session.find(privateKeys)).toHaveLength(0);
    expect(await rv(session.login('000000'))).toBe(pkcs11.CKR_PIN_INCORRECT);
    await bytes(session.login(PIN));
    const keys = await session.find(privateKeys);
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      const secret = citizen === 'fr-rsa' ? pkcs11.CKA_PRIVATE_EXPONENT : pkcs11.CKA_VALUE;
      expect(await rv(session.attribute(key, secret))).toBe(pkcs11.CKR_ATTRIBUTE_SENSITIVE);
    }
  });

  it('signs what its certificate verifies', async () => {
    const session = await open(citizen);
    const card = await loadCard(citizen);
    const message = Buffer.from('what the card signs');
    await bytes(session.login(PIN));
    const signature = await session.sign('Authentication', message);
    const key = new X509Certificate(card.certificates.authentication).publicKey;
    const hash = citizen === 'fr-rsa' ? 'sha256' : 'sha384';
    expect(verify(hash, message, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
  });

  it('wants the PIN again for each use of the signature key', async () => {
    const session = await open(citizen);
    await bytes(session.login(PIN));
    const message = Buffer.from('a document');
    await expect(session.sign('Signature', message)).rejects.toThrow(`rv ${String(pkcs11.CKR_USER_NOT_LOGGED_IN)}`);
    await session.endOperation();
    const signature = await session.sign('Signature', message, PIN);
    const key = new X509Certificate((await loadCard(citizen)).certificates.signature).publicKey;
    const hash = citizen === 'fr-rsa' ? 'sha256' : 'sha384';
    expect(verify(hash, message, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
  });
});

describe('createSoftHsmToken', () => {
  it('gives each token a serial number of its own', () => {
    expect(new Set(token.tokens.map(({ serial }) => serial)).size).toBe(CITIZENS.length);
  });

  it('replaces what an earlier call made', async () => {
    const options = { folder: join(folder, 'again'), citizens: ['nl-p384'], pin: PIN } as const;
    const first = await createSoftHsmToken(options);
    const second = await createSoftHsmToken(options);
    expect([first.ok, second.ok]).toEqual([true, true]);
    expect(await readdir(join(folder, 'again', 'tokens'))).toHaveLength(1);
  });

  it('leaves out what a card lacks, never the keys', async () => {
    const made = await createSoftHsmToken({
      folder: join(folder, 'less'),
      citizens: ['nl-p384'],
      pin: PIN,
      leaveOut: ['Authentication', 'PHOTO_FILE'],
    });
    if (!made.ok) throw new Error(made.error.kind);
    const other = startPkcs11Process(made.value.env);
    await bytes(other.call('load', made.value.modulePath));
    await bytes(other.call('C_Initialize'));
    const session = await openCard(other, made.value.tokens[0]?.serial ?? '');
    await bytes(session.login(PIN));
    const labelled = async (objectClass: number, label: string): Promise<number> => {
      const template = [
        { type: pkcs11.CKA_CLASS, value: objectClass },
        { type: pkcs11.CKA_LABEL, value: label },
      ];
      return (await session.find(template)).length;
    };
    expect(await labelled(pkcs11.CKO_CERTIFICATE, 'Authentication')).toBe(0);
    expect(await labelled(pkcs11.CKO_PRIVATE_KEY, 'Authentication')).toBe(1);
    expect(await labelled(pkcs11.CKO_CERTIFICATE, 'Signature')).toBe(1);
    expect(await labelled(pkcs11.CKO_DATA, 'PHOTO_FILE')).toBe(0);
    expect(await labelled(pkcs11.CKO_DATA, 'DATA_FILE')).toBe(1);
    await other.kill();
  });

  it('leaves a folder alone that holds something else', async () => {
    await writeFile(join(folder, 'softhsm2.conf'), 'directories.tokendir = elsewhere\n');
    const made = await createSoftHsmToken({ folder, citizens: ['nl-p384'], pin: PIN });
    expect(made).toEqual({ ok: false, error: { kind: 'folder-in-use', folder } });
    await rm(join(folder, 'softhsm2.conf'));
  });

  it('says where it looked for SoftHSM', async () => {
    const module = join(folder, 'none.so');
    const made = await createSoftHsmToken({ folder: join(folder, 'x'), citizens: ['nl-p384'], pin: PIN, module });
    expect(made).toEqual({ ok: false, error: { kind: 'softhsm-missing', searched: [module] } });
  });

  it('says at which step a module failed', async () => {
    const module = join(folder, 'text.so');
    await writeFile(module, 'not a library');
    const made = await createSoftHsmToken({ folder: join(folder, 'y'), citizens: ['nl-p384'], pin: PIN, module });
    expect(made).toEqual({ ok: false, error: { kind: 'token-not-written', step: 'load' } });
  });

  it.each(['123', '1234567890123', '12a4', ''])('refuses what is no PIN', async (pin) => {
    const made = await createSoftHsmToken({ folder: join(folder, 'z'), citizens: ['nl-p384'], pin });
    expect(made).toEqual({ ok: false, error: { kind: 'invalid-pin' } });
  });
});
