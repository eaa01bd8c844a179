import { describe, expect, it } from '@jest/globals';
import { IDENTITY_FIELDS, type IdentityField } from '../../../contracts/identity.ts';
import { loadCard } from '../../../simulator/cards.ts';
import { bridgePerTest, withCard, type RunningBridge } from '../../support/bridge/bridge-per-test.ts';
import { nonceFor } from '../../support/bridge/login-proof.ts';

const challengeNonce = nonceFor('identity');
const purpose = 'to fill in the form';

function filesRead({ cards }: RunningBridge): unknown[] {
  return cards.calls.all.filter(({ call }) => call === 'readIdentityFiles').map(({ params }) => params['files']);
}

describe('identity', () => {
  const start = bridgePerTest();

  it.each(IDENTITY_FIELDS)('readIdentity gives %s when asked for it, and nothing else', async (field) => {
    const running = await withCard(start, 'fr-rsa');
    const page = await running.connect();
    const { identity } = await page.call('readIdentity', { fields: [field], purpose });
    const { citizen, files } = await loadCard('fr-rsa');
    const expected = field === 'photo' ? Buffer.from(files.photo).toString('base64') : citizen[field];
    expect(identity).toEqual({ values: { [field]: expected } });
  });

  it.each<readonly [readonly IdentityField[], readonly string[]]>([
    [['surname', 'birthDate', 'sex'], ['identity']],
    [['address'], ['address']],
    [['photo'], ['photo']],
    [
      ['address', 'surname', 'photo'],
      ['identity', 'address', 'photo'],
    ],
  ])('for %j only the files %j are read', async (fields, files) => {
    const running = await withCard(start);
    const page = await running.connect();
    const { identity } = await page.call('readIdentity', { fields, purpose });
    expect(filesRead(running)).toEqual([files]);
    expect(Object.keys(identity.values).sort()).toEqual([...fields].sort());
    expect(identity).not.toHaveProperty('evidence');
  });

  it('asks no PIN for reading, and shows what is sent and why', async () => {
    const running = await withCard(start);
    const page = await running.connect();
    await page.call('readIdentity', { fields: ['surname'], purpose, signed: true });
    expect(running.prompter.opened.all[0]?.request.subject).toEqual({
      kind: 'readIdentity',
      identity: { fields: ['surname'], purpose, signed: true },
    });
    expect(running.prompter.asked.all.map(({ question }) => question.needsPin)).toEqual([false]);
    expect(page.states).toEqual(['awaiting-consent', 'reading']);
    expect(running.cards.signatures).toEqual([]);
  });

  it('sends whole files only with signed: true', async () => {
    const running = await withCard(start);
    const page = await running.connect();
    const { identity } = await page.call('readIdentity', { fields: ['surname'], purpose, signed: true });
    const { files, certificates, citizen } = await loadCard('nl-p384');
    const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
    expect(identity).toEqual({
      values: { surname: citizen.surname },
      evidence: {
        identityFile: base64(files.identity),
        identitySignature: base64(files.identitySignature),
        addressFile: base64(files.address),
        addressSignature: base64(files.addressSignature),
        registerCertificate: base64(certificates.register),
      },
    });
  });

  it('sends the photo file as evidence only where the photo was asked for', async () => {
    const running = await withCard(start);
    const page = await running.connect();
    const { identity } = await page.call('readIdentity', { fields: ['photo'], purpose, signed: true });
    expect(identity.evidence?.photo).toBe(identity.values.photo);
    expect(Object.keys(identity.values)).toEqual(['photo']);
  });

  it('gives no evidence where one of its files is missing', async () => {
    const running = await withCard(start, 'nl-p384', { card: { files: { addressSignature: undefined } } });
    const page = await running.connect();
    const { identity } = await page.call('readIdentity', { fields: ['surname'], purpose, signed: true });
    expect(identity).toEqual({ values: { surname: 'Voorbeeld' } });
  });

  it('comes beside the token of a login, read after the PIN', async () => {
    const running = await withCard(start);
    const page = await running.connect();
    const { identity } = await page.call('authenticate', {
      challengeNonce,
      identity: { fields: ['address', 'surname'], purpose },
    });
    expect(identity).toEqual({
      values: {
        address: {
          streetAndNumber: 'Sint-Specimenssteenweg 197 bus 4',
          postalCode: '9902',
          municipality: 'Voorbeeldegem',
        },
        surname: 'Voorbeeld',
      },
    });
    expect(page.states).toEqual(['awaiting-consent', 'awaiting-pin', 'signing', 'reading']);
    expect(running.prompter.opened.all[0]?.views.all).toEqual(['signing', 'reading']);
  });

  const noFiles = { identity: undefined, address: undefined, photo: undefined };

  it('is absent from a login where the card offers none', async () => {
    const running = await withCard(start, 'nl-p384', { card: { files: noFiles } });
    const page = await running.connect();
    const result = await page.call('authenticate', { challengeNonce, identity: { fields: ['surname'], purpose } });
    expect(result).not.toHaveProperty('identity');
  });

  it('alone is refused where the card offers none', async () => {
    const running = await withCard(start, 'nl-p384', { card: { files: noFiles } });
    const page = await running.connect();
    expect(await page.fails('readIdentity', { fields: ['surname'], purpose })).toEqual({
      code: 'ERR_EID_CARD_NOT_SUPPORTED',
      retriable: true,
    });
  });

  it.each(['identity', 'address'] as const)('a damaged %s file is unreadable, never half right', async (file) => {
    const damaged = Uint8Array.of(0x01, 0x30, 0x41);
    const running = await withCard(start, 'nl-p384', { card: { files: { [file]: damaged } } });
    const page = await running.connect();
    const failed = await page.fails('readIdentity', { fields: ['surname', 'address'], purpose });
    expect(failed.code).toBe('ERR_EID_CARD_UNREADABLE');
  });

  it('is not read for a page that went away while the card signed', async () => {
    const running = await withCard(start);
    const page = await running.connect();
    const signing = running.cards.hold('sign');
    page.send('authenticate', { challengeNonce, identity: { fields: ['surname'], purpose } });
    await signing.reached;
    page.vanish();
    await running.prompter.opened.all[0]?.closed;
    signing.release();
    await running.cards.calls.nextWhere(({ call }) => call === 'release');
    expect(filesRead(running)).toEqual([]);
  });
});
