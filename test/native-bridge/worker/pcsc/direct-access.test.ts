import { describe, expect, it } from '@jest/globals';
import type { CardSignatureAlgorithm } from '../../../../contracts/worker-messages.ts';
import { CardFailure } from '../../../../native-bridge/worker/pkcs11/return-values.ts';
import { countByCommand } from '../../../../simulator/card/apdu-log.ts';
import { loadContent, loadProfile, PROFILES, type Profile } from '../../../../simulator/card/profiles.ts';
import { createVirtualCard } from '../../../../simulator/card/virtual-card.ts';
import { TEST_PINS } from '../../../support/secrets/test-pins.ts';
import { insertedCard, namesOf, PIN, WRONG_PIN, type InProcessCard } from './in-process-card.ts';

const MESSAGE = { kind: 'message', bytes: Buffer.from('what the bridge computed') } as const;

function sign({ direct, names }: InProcessCard, algorithm: CardSignatureAlgorithm, pin: Uint8Array | null = PIN()) {
  return direct.sign({ ...names, role: 'authentication', algorithm, input: MESSAGE, pin });
}

async function failure(work: unknown): Promise<CardFailure> {
  try {
    await work;
  } catch (thrown) {
    if (thrown instanceof CardFailure) return thrown;
    throw thrown;
  }
  throw new Error('it did not fail');
}

describe('commands asked of the card', () => {
  it.each([
    ['rsa-nl', 'RS256', 11],
    ['ec-fr', 'ES384', 11],
  ] as const)('are no more than a login of %s needs', async (profile, algorithm, most) => {
    const inserted = await insertedCard(profile);
    inserted.reader.log.reset();
    await inserted.direct.readCertificates({ ...inserted.names, wanted: ['authentication'] });
    await sign(inserted, algorithm);
    expect(inserted.reader.log.records.length).toBe(most);
    await inserted.direct.readIdentityFiles({ ...inserted.names, files: ['identity', 'address'] });
    expect(inserted.reader.log.records.length).toBe(most + 6);
  });

  it('are none for what was read before, while the card stays', async () => {
    const { direct, names, reader } = await insertedCard('rsa-nl');
    const read = async () => {
      await direct.readCertificates({ ...names, wanted: ['authentication', 'ca'] });
      await direct.readIdentityFiles({ ...names, files: ['identity', 'photo'] });
    };
    await read();
    reader.log.reset();
    await read();
    expect(reader.log.records).toEqual([]);
  });

  it('never probe an older card’s PIN: tries left are asked of applet 1.8 only', async () => {
    for (const [profile, triesLeft, asked] of [
      ['rsa-nl', null, undefined],
      ['ec-fr', 3, 1],
    ] as const) {
      const { direct, names, reader } = await insertedCard(profile);
      const { pin } = await direct.readCertificates({ ...names, wanted: ['authentication'] });
      expect(pin).toEqual({ blocked: false, triesLeft });
      expect(countByCommand(reader.log.records).get('GET CARD DATA')).toBe(asked);
      expect(countByCommand(reader.log.records).has('VERIFY')).toBe(false);
    }
  });
});

describe('the PIN', () => {
  it('is counted down by the card, told, and blocks at the third wrong one', async () => {
    const inserted = await insertedCard('rsa-nl');
    expect(await failure(sign(inserted, 'RS256', WRONG_PIN()))).toMatchObject({
      code: 'ERR_EID_PIN_INCORRECT',
      triesLeft: 2,
    });
    const { pin } = await inserted.direct.readCertificates({ ...inserted.names, wanted: [] });
    expect(pin).toEqual({ blocked: false, triesLeft: 2 });
    expect(await failure(sign(inserted, 'RS256', WRONG_PIN()))).toMatchObject({ triesLeft: 1 });
    expect(await failure(sign(inserted, 'RS256', WRONG_PIN()))).toMatchObject({
      code: 'ERR_EID_PIN_BLOCKED',
      triesLeft: 0,
    });
    expect(await failure(sign(inserted, 'RS256'))).toMatchObject({ code: 'ERR_EID_PIN_BLOCKED' });
  });

  it.each(['123', '1234567890123', '12a4', ''])('that is none (%j) costs no try', async (text) => {
    const inserted = await insertedCard('ec-fr');
    expect((await failure(sign(inserted, 'ES384', Buffer.from(text)))).code).toBe('ERR_EID_PIN_INCORRECT');
    expect(inserted.card.triesLeft).toBe(3);
  });

  it('is changed with the old one only, and the new one serves from then on', async () => {
    const inserted = await insertedCard('ec-fr');
    const { direct, names, card } = inserted;
    const change = (oldPin: Uint8Array) => direct.changePin({ ...names, oldPin, newPin: Buffer.from(TEST_PINS.other) });
    expect(await failure(change(WRONG_PIN()))).toMatchObject({ code: 'ERR_EID_PIN_INCORRECT', triesLeft: 2 });
    expect(await change(PIN())).toEqual({ blocked: false, triesLeft: 3 });
    await sign(inserted, 'ES384', Buffer.from(TEST_PINS.other));
    await failure(sign(inserted, 'ES384'));
    expect(card.triesLeft).toBe(2);
  });

  it('leaves nobody logged on: another program finds the card closed', async () => {
    const inserted = await insertedCard('rsa-nl');
    await sign(inserted, 'RS256');
    inserted.card.transmit(Buffer.from('002241B6050480088482', 'hex'));
    expect(
      Buffer.from(inserted.card.transmit(Buffer.concat([Buffer.from('002A9E9A20', 'hex'), Buffer.alloc(32)]))).toString(
        'hex',
      ),
    ).toBe('6982');
  });

  it('that another program verified on the same card does not serve us', async () => {
    const inserted = await insertedCard('rsa-nl');
    inserted.card.transmit(
      Buffer.concat([Buffer.from('0020000108', 'hex'), Buffer.from(`26${TEST_PINS.main}FFFFFFFF`, 'hex')]),
    );
    expect((await failure(sign(inserted, 'RS256', WRONG_PIN()))).code).toBe('ERR_EID_PIN_INCORRECT');
  });
});

describe('faults', () => {
  /** A whole login; a fault in it is the card's or the reader's. */
  async function login(inserted: InProcessCard): Promise<void> {
    const { direct, names } = inserted;
    await direct.readCertificates({ ...names, wanted: ['authentication', 'ca'] });
    await direct.readIdentityFiles({ ...names, files: ['identity', 'address'] });
    await sign(inserted, 'RS256');
  }

  async function commandsOfLogin(): Promise<number> {
    const inserted = await insertedCard('rsa-nl');
    inserted.reader.log.reset();
    await login(inserted);
    return inserted.reader.log.records.length;
  }

  it('the card pulled at any command is a removed card, and the next card starts afresh', async () => {
    const commands = await commandsOfLogin();
    expect(commands).toBeGreaterThan(20);
    // The last one, log off, is past all that matters.
    for (let at = 1; at < commands; at += 1) {
      const inserted = await insertedCard('rsa-nl');
      let count = 0;
      inserted.reader.setFault((_, answer) => {
        count += 1;
        if (count === at) inserted.reader.remove();
        return answer();
      });
      const { code } = await failure(login(inserted));
      expect([at, code]).toEqual([at, 'ERR_EID_CARD_REMOVED']);
      inserted.reader.setFault(null);
      inserted.reader.insert(await loadProfile('rsa-fr', TEST_PINS.main));
      await login({ ...inserted, names: await namesOf(inserted.direct) });
    }
  }, 60_000);

  it('the card swapped for another citizen’s at any command never signs, and gets no PIN', async () => {
    const commands = await commandsOfLogin();
    for (let at = 1; at < commands; at += 1) {
      const inserted = await insertedCard('rsa-nl');
      const next = await loadProfile('rsa-fr', TEST_PINS.main);
      next.setTriesLeft(2);
      let count = 0;
      inserted.reader.setFault((_, answer) => {
        count += 1;
        const response = answer();
        if (count === at) inserted.reader.insert(next);
        return response;
      });
      expect([at, (await failure(login(inserted))).code]).toEqual([at, 'ERR_EID_CARD_REMOVED']);
      // A right PIN would have made it 3, a wrong one 1.
      expect(next.triesLeft).toBe(2);
    }
  }, 60_000);

  it('the names of a card that was put in again are not the old ones', async () => {
    const inserted = await insertedCard('ec-fr');
    inserted.reader.remove();
    inserted.reader.insert(inserted.card);
    expect((await failure(sign(inserted, 'ES384'))).code).toBe('ERR_EID_CARD_REMOVED');
  });

  it.each([0x0000, 0x6282, 0x6581, 0x6700, 0x6a86, 0x6d00, 0x6f00, 0x9001, 0xffff])(
    'status word %i at any command fails as an unreadable card',
    async (statusWord) => {
      const commands = await commandsOfLogin();
      for (let at = 1; at <= commands; at += 1) {
        const inserted = await insertedCard('rsa-nl');
        let count = 0;
        inserted.reader.setFault((_, answer) => {
          count += 1;
          return count === at ? Uint8Array.of(statusWord >> 8, statusWord & 0xff) : answer();
        });
        const outcome = await login(inserted).then(
          () => 'ok',
          (thrown: unknown) => (thrown instanceof CardFailure ? thrown.code : 'not ours'),
        );
        // The answer to the last one, log off, changes nothing any more.
        expect(['ERR_EID_CARD_UNREADABLE', 'ok']).toContain(outcome);
        if (at < commands) expect([at, outcome]).toEqual([at, 'ERR_EID_CARD_UNREADABLE']);
      }
    },
    60_000,
  );

  it.each([
    ['no status word', Uint8Array.of(0x90)],
    ['nothing', new Uint8Array()],
    ['too much', Buffer.concat([Buffer.alloc(300), Uint8Array.of(0x90, 0)])],
  ])('an answer of %s fails as an unreadable card', async (_, response) => {
    const { direct, names, reader } = await insertedCard('rsa-nl');
    reader.setFault((command, answer) => (command[1] === 0xb0 ? response : answer()));
    expect((await failure(direct.readCertificates({ ...names, wanted: ['authentication'] }))).code).toBe(
      'ERR_EID_CARD_UNREADABLE',
    );
  });

  it('a certificate’s file full of zeros is a missing certificate; one cut off, or no DER, is unreadable', async () => {
    const content = await loadContent('rsa-nl');
    const whole = content.files.get('DF00/5038') ?? new Uint8Array();
    const withFile = async (file: Uint8Array) => {
      const inserted = await insertedCard('rsa-nl');
      inserted.reader.insert(
        createVirtualCard({ ...content, files: new Map([...content.files, ['DF00/5038', file]]) }),
      );
      return { ...inserted, names: await namesOf(inserted.direct) };
    };
    const read = async ({ direct, names }: InProcessCard) =>
      direct.readCertificates({ ...names, wanted: ['authentication'] });
    expect((await read(await withFile(new Uint8Array(1200)))).certificates).toEqual({});
    for (const length of [1, 2, 3, 255, 256, 257, 600]) {
      expect((await failure(read(await withFile(whole.subarray(0, length))))).code).toBe('ERR_EID_CARD_UNREADABLE');
    }
    expect((await failure(read(await withFile(Buffer.alloc(1200, 0x55))))).code).toBe('ERR_EID_CARD_UNREADABLE');
  });

  it('a card held by another program is waited for, and then named as busy', async () => {
    const inserted = await insertedCard('ec-fr');
    inserted.reader.setInUse(true);
    const waiting = sign(inserted, 'ES384');
    inserted.reader.setInUse(false);
    expect((await waiting).signature).toHaveLength(96);
    inserted.reader.setInUse(true);
    expect((await failure(sign(inserted, 'ES384'))).code).toBe('ERR_EID_BUSY');
  }, 30_000);

  it('an unplugged reader and a dead service are told apart', async () => {
    const first = await insertedCard('ec-fr');
    first.pcsc.removeReader(first.reader);
    expect((await failure(sign(first, 'ES384'))).code).toBe('ERR_EID_CARD_REMOVED');
    const second = await insertedCard('ec-fr');
    second.reader.setFault((_, answer) => {
      second.pcsc.setRunning(false);
      return answer();
    });
    expect((await failure(sign(second, 'ES384'))).code).toBe('ERR_EID_SERVICE_UNAVAILABLE');
  });

  it('a removed card’s data is gone from memory', async () => {
    const { direct, names, reader } = await insertedCard('ec-fr');
    await direct.readIdentityFiles({ ...names, files: ['identity'] });
    reader.remove();
    expect((await failure(direct.readIdentityFiles({ ...names, files: ['identity'] }))).code).toBe(
      'ERR_EID_CARD_REMOVED',
    );
    reader.insert(await loadProfile('ec-de', TEST_PINS.main));
    reader.log.reset();
    await direct.readIdentityFiles({ ...(await namesOf(direct)), files: ['identity'] });
    expect(reader.log.records.length).toBeGreaterThan(0);
  });
});

describe('what is in the reader', () => {
  const EXPECTED: Readonly<Record<Profile, string>> = {
    'rsa-nl': 'ready',
    'rsa-fr': 'ready',
    'ec-fr': 'ready',
    'ec-nl': 'ready',
    'ec-de': 'ready',
    'foreigner-ec': 'ready',
    'rekeyed-17': 'ready',
    kids: 'ready',
    'no-certificates': 'ready',
    expired: 'ready',
    revoked: 'ready',
    'pin-blocked': 'ready',
    'broken-tlv': 'ready',
    'unknown-card': 'unsupported',
  };

  it.each(PROFILES)('is told by its answer to reset: %s', async (profile) => {
    const { direct } = await insertedCard(profile);
    const [reader] = await direct.listReaders();
    expect(reader?.card?.state).toBe(EXPECTED[profile]);
  });

  it('a Kids card logs in and has no signature certificate', async () => {
    const inserted = await insertedCard('kids');
    const { certificates } = await inserted.direct.readCertificates({
      ...inserted.names,
      wanted: ['authentication', 'signature'],
    });
    expect(Object.keys(certificates)).toEqual(['authentication']);
    await sign(inserted, 'ES384');
  });
});
