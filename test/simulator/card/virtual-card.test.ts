import { constants, createHash, publicDecrypt, verify, X509Certificate } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { loadContent, loadProfile, PROFILES } from '../../../simulator/card/profiles.ts';
import { pinBlock } from '../../../simulator/card/pin-counter.ts';
import type { VirtualCard } from '../../../simulator/card/virtual-card.ts';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';

let card: VirtualCard;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
const send = (command: string): string => hex(card.transmit(Buffer.from(command.replaceAll(' ', ''), 'hex')));
const verifyPin = (pin: string = TEST_PINS.main): string => send(`00200001 08 ${hex(pinBlock(pin))}`);
const SELECT_CERTIFICATE = '00A4080C 06 3F00DF005038';

describe.each(['rsa-nl', 'ec-fr'] as const)('the card %s', (profile) => {
  beforeEach(async () => {
    card = await loadProfile(profile, TEST_PINS.main);
  });

  it.each([
    ['an application by its name', '00A4040C 0F A00000003029057000AD13100101FF', '9000'],
    ['BELPIC by its name', '00A4040C 0C A000000177504B43532D3135', '9000'],
    ['an application by the start of its name', '00A4040C 05 A000000177', '9000'],
    ['a name that is not there', '00A4040C 05 A000000178', '6A82'],
    ['the master file by its id', '00A4020C 02 3F00', '9000'],
    ['a folder by its id', '00A4020C 02 DF01', '9000'],
    ['a file that is elsewhere, by its id', '00A4020C 02 5038', '6A82'],
    ['a file by its path', SELECT_CERTIFICATE, '9000'],
    ['a file by its path without the master file', '00A4080C 04 DF005038', '9000'],
    ['a file below a file', '00A4080C 08 3F00DF0050384031', '6A82'],
    ['a path of odd length', '00A4080C 03 3F00DF', '6A82'],
    ['a file that is not there', '00A4080C 06 3F00DF00503F', '6A82'],
    ['with file control information', '00A40800 06 3F00DF005038', '6A86'],
    ['in another way', '00A4000C 02 3F00', '6A86'],
  ])('selects %s', (_, command, statusWord) => {
    expect(send(command)).toBe(statusWord);
  });

  it('selects below the folder it stands in', () => {
    expect(send('00A4020C 02 DF00')).toBe('9000');
    expect(send('00A4020C 02 5038')).toBe('9000');
    expect(send('00A4020C 02 4031')).toBe('6A82');
  });

  it('reads by T=0’s rules', () => {
    expect(send('00B00000 10')).toBe('6986');
    send(SELECT_CERTIFICATE);
    expect(send('00B00000 04')).toMatch(/^3082....9000$/u);
    expect(send('00B00000 00')).toHaveLength(512 + 4);
    expect(send('00B07FFF 10')).toBe('6B00');
    expect(send('00B08000 10')).toBe('6A86');
    send('00A4080C 06 3F00DF014031');
    const [, length = ''] = /^6C(..)$/u.exec(send('00B00000 FF')) ?? [];
    expect(send(`00B00000 ${length}`)).toMatch(/9000$/u);
    expect(send(`00B000${length} 01`)).toBe('6B00');
  });

  it.each([
    ['an unknown instruction', '00700000 00', '6D00'],
    ['an unknown class', 'A0A40000 02 3F00', '6E00'],
    ['an unknown instruction of the applet', '80100000 00', '6D00'],
    ['fewer data than it says', '00A4080C 06 3F00', '6700'],
    ['more data than it says', '00A4080C 02 3F00DF00', '6700'],
    ['GET RESPONSE with nothing waiting', '00C00000 10', '6985'],
    ['a signature without an environment', '002A9E9A 01 00', '6985'],
    ['an environment with an unknown key', '002241B6 05 04 80 01 84 81', '6A88'],
    ['an environment with an unknown algorithm', '002241B6 05 04 80 7F 84 82', '6A80'],
    ['an environment for something else', '002241A4 05 04 80 01 84 82', '6A86'],
    ['another PIN', '00200002 08 241234FFFFFFFFFF', '6A86'],
    ['a PIN of another length', '00200001 04 241234FF', '6700'],
    ['card data of a wrong length', '80E40000 10', '6C1C'],
    ['the challenge', '00840000 08', '9000'],
    ['log off', '80E60000', '9000'],
  ])('answers %s', (_, command, statusWord) => {
    expect(send(command).slice(-4)).toBe(statusWord);
  });

  it('is no APDU: an empty one, one too short', () => {
    expect(send('')).toBe('6700');
    expect(send('00A4')).toBe('6700');
  });

  it('counts wrong PINs, blocks, and forgets them at the right one', () => {
    expect(verifyPin(TEST_PINS.wrong)).toBe('63C2');
    expect(verifyPin()).toBe('9000');
    expect([TEST_PINS.wrong, TEST_PINS.wrong, TEST_PINS.wrong].map(verifyPin)).toEqual(['63C2', '63C1', '6983']);
    expect(verifyPin()).toBe('6983');
    card.setTriesLeft(3);
    expect(verifyPin()).toBe('9000');
  });

  it('authenticates again and again after one PIN, and signs right after each PIN only', () => {
    const digest = 'AA'.repeat(32);
    const algorithm = profile === 'rsa-nl' ? '08' : '01';
    const compute = (): string => send(`002A9E9A 20 ${digest}`);
    const answer = profile === 'rsa-nl' ? '6100' : '6160';
    send(`002241B6 05 04 80 ${algorithm} 84 82`);
    expect(compute()).toBe('6982');
    verifyPin();
    expect([compute(), compute()]).toEqual([answer, answer]);
    send(`002241B6 05 04 80 ${algorithm} 84 83`);
    expect(compute()).toBe('6982');
    verifyPin();
    expect([compute(), compute()]).toEqual([answer, '6982']);
    verifyPin();
    send('00840000 08');
    expect(compute()).toBe('6982');
  });

  it('ends the login by log off, reset and a wrong PIN', () => {
    const algorithm = profile === 'rsa-nl' ? '08' : '01';
    const environment = `002241B6 05 04 80 ${algorithm} 84 82`;
    for (const end of [() => send('80E60000'), () => verifyPin(TEST_PINS.wrong), () => (card.reset(), '')]) {
      verifyPin();
      end();
      send(environment);
      expect(send(`002A9E9A 20 ${'AA'.repeat(32)}`)).toBe('6982');
    }
  });

  it('changes the PIN with the old one', () => {
    const change = (from: string, to: string): string =>
      send(`00240001 10 ${hex(pinBlock(from))} ${hex(pinBlock(to))}`);
    expect(change(TEST_PINS.wrong, TEST_PINS.other)).toBe('63C2');
    expect(change(TEST_PINS.main, TEST_PINS.other)).toBe('9000');
    expect(verifyPin()).toBe('63C2');
    expect(verifyPin(TEST_PINS.other)).toBe('9000');
    expect(send(`00240001 10 ${hex(pinBlock(TEST_PINS.other))} 2F1234FFFFFFFFFF`)).toBe('6A80');
    expect(send('00240001 08 241234FFFFFFFFFF')).toBe('6700');
  });
});

describe('applets', () => {
  it('1.7 takes an empty VERIFY for a wrong PIN, 1.8 does not', async () => {
    card = await loadProfile('rsa-nl', TEST_PINS.main);
    expect(send('00200001')).toBe('63C2');
    card = await loadProfile('ec-fr', TEST_PINS.main);
    expect(send('00200001')).toBe('6700');
    expect(card.triesLeft).toBe(3);
  });

  it('1.8 alone tells the tries left, at byte 28', async () => {
    card = await loadProfile('ec-fr', TEST_PINS.main);
    verifyPin(TEST_PINS.wrong);
    expect(send('80E40001 1F').slice(56, 58)).toBe('02');
    expect(send('80E40000 1C').slice(42, 44)).toBe('18');
    card = await loadProfile('rsa-nl', TEST_PINS.main);
    expect(send('80E40001 1F')).toBe('6A86');
    expect(send('80E40000 1C').slice(42, 44)).toBe('17');
  });

  it.each([
    ['01', `3041300D060960864801650304020205000430${'5A'.repeat(48)}`],
    ['02', '5A'.repeat(20)],
    ['08', '5A'.repeat(32)],
  ])('1.7 signs PKCS#1 by algorithm %s', async (algorithm, data) => {
    card = await loadProfile('rsa-nl', TEST_PINS.main);
    const { publicKey } = await authenticationCertificate('rsa-nl');
    send(`002241B6 05 04 80 ${algorithm} 84 82`);
    verifyPin();
    expect(send(`002A9E9A ${(data.length / 2).toString(16).padStart(2, '0')} ${data}`)).toBe('6100');
    const signature = Buffer.from(send('00C00000 00').slice(0, -4), 'hex');
    expect(hex(publicDecrypt(publicKey, signature)).endsWith('5A'.repeat(20))).toBe(true);
  });

  it('1.7 signs PSS, which node verifies', async () => {
    card = await loadProfile('rsa-nl', TEST_PINS.main);
    const { publicKey } = await authenticationCertificate('rsa-nl');
    const message = Buffer.from('a message');
    send('002241B6 05 04 80 20 84 82');
    verifyPin();
    send(`002A9E9A 20 ${createHash('sha256').update(message).digest('hex')}`);
    const signature = Buffer.from(send('00C00000 00').slice(0, -4), 'hex');
    const key = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
    expect(verify('sha256', message, key, signature)).toBe(true);
  });

  it('an answer is fetched once, by its length', async () => {
    card = await loadProfile('ec-fr', TEST_PINS.main);
    send('002241B6 05 04 80 02 84 82');
    verifyPin();
    expect(send(`002A9E9A 20 ${'AA'.repeat(32)}`)).toBe('6700');
    expect(send(`002A9E9A 30 ${'AA'.repeat(48)}`)).toBe('6160');
    expect(send('00C00000 20')).toBe('6C60');
    expect(send('00C00000 60')).toHaveLength(192 + 4);
    expect(send('00C00000 60')).toBe('6985');
  });
});

describe('profiles', () => {
  it.each(PROFILES)('%s holds what its name says', async (profile) => {
    const { files, applet, triesLeft } = await loadContent(profile);
    const file = files.get('DF00/5038');
    if (profile === 'unknown-card' || profile === 'no-certificates') {
      expect(file).toBeUndefined();
      return;
    }
    const certificate = new X509Certificate(file ?? new Uint8Array());
    const padding = (file?.length ?? 0) - certificate.raw.length;
    expect(padding).toBe(applet === '1.7' ? 50 : 1100);
    const issuer = new X509Certificate(files.get('DF00/503A') ?? new Uint8Array());
    const root = new X509Certificate(files.get('DF00/503B') ?? new Uint8Array());
    expect(certificate.verify(issuer.publicKey) && issuer.verify(root.publicKey)).toBe(true);
    expect(files.has('DF00/5039')).toBe(profile !== 'kids');
    expect(triesLeft).toBe(profile === 'pin-blocked' ? 0 : 3);
    expect(certificate.validToDate.getTime() < Date.now()).toBe(profile === 'expired');
    const rekeyed = applet === '1.7' && issuer.publicKey.asymmetricKeyType === 'ec';
    expect(rekeyed).toBe(profile === 'rekeyed-17');
  });
});

async function authenticationCertificate(profile: 'rsa-nl'): Promise<X509Certificate> {
  return new X509Certificate((await loadContent(profile)).files.get('DF00/5038') ?? new Uint8Array());
}
