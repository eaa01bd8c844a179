import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CardId, CardSignatureAlgorithm, KeyRole, ReaderId } from '../../contracts/worker-messages.ts';
import { CERTIFICATE_NAMES, IDENTITY_FILES } from '../../contracts/worker-messages.ts';
import type { CardBackend } from '../../native-bridge/cards/card-backend.ts';
import { loadCard, type CitizenId, type SimulatedCard } from '../../simulator/cards.ts';
import {
  cardOf,
  cardsIn,
  digestInput,
  isSigned,
  MESSAGE,
  publicKeyOf,
  signWith,
  valueOf,
  type CardNames,
} from './card-calls.ts';
import type { MakeTestCards, TestCards } from './test-cards.ts';

const CITIZENS = ['fr-rsa', 'nl-p384'] as const;
const ALGORITHMS: Readonly<Record<(typeof CITIZENS)[number], readonly CardSignatureAlgorithm[]>> = {
  'fr-rsa': ['RS256', 'RS384', 'RS512'],
  'nl-p384': ['ES384'],
};

export interface ContractScope {
  readonly citizens: readonly [ContractCitizen, ...ContractCitizen[]];
  readonly roles: readonly KeyRole[];
}

type ContractCitizen = (typeof CITIZENS)[number];

const EVERYTHING: ContractScope = { citizens: CITIZENS, roles: ['authentication', 'signature'] };

/**
 * What every way to the cards must do, whatever is below: run over each backend.
 *
 * @param scope less than everything only where what is below refuses it (OpenSC: no signature key, no P-384)
 */
export function describeCardBackend(name: string, make: MakeTestCards, scope: Partial<ContractScope> = {}): void {
  const { citizens, roles } = { ...EVERYTHING, ...scope };
  const [firstCitizen] = citizens;
  const firstAlgorithm = ALGORITHMS[firstCitizen][0] ?? 'RS256';
  describe(`${name} as a card backend`, () => {
    let cards: TestCards;
    let backend: CardBackend;
    const at = new Map<CitizenId, CardNames>();

    beforeAll(async () => {
      cards = await make(citizens);
      ({ backend } = cards);
      for (const citizen of citizens) at.set(citizen, await cardOf(backend, citizen));
    });

    afterAll(() => cards.close());

    const card = (citizen: CitizenId): CardNames => {
      const found = at.get(citizen);
      if (found === undefined) throw new Error(`no card of ${citizen}`);
      return found;
    };

    it('shows a reader with a card for each citizen', async () => {
      const readers = valueOf(await backend.listReaders()).filter((reader) => reader.card !== null);
      expect(readers).toHaveLength(citizens.length);
      expect(new Set(readers.map(({ id }) => id)).size).toBe(citizens.length);
      expect(new Set(readers.map((reader) => reader.card?.id)).size).toBe(citizens.length);
      for (const reader of readers) {
        expect(reader.name).not.toBe('');
        expect(reader.card).toMatchObject({ state: 'ready', kind: 'belgian-eid', pinEntry: 'typed' });
      }
    });

    it('names a card the same as long as it stays', async () => {
      expect(new Set((await cardsIn(backend)).map(({ cardId }) => cardId))).toEqual(
        new Set(citizens.map((citizen) => card(citizen).cardId)),
      );
    });

    it('tells a watcher what is there', async () => {
      const seen = await new Promise<readonly unknown[]>((resolve) => {
        const stop = backend.watch((readers) => {
          queueMicrotask(() => {
            stop();
          });
          resolve(readers);
        });
      });
      expect(seen).toEqual(valueOf(await backend.listReaders()));
    });

    describe.each(citizens)('the card of %s', (citizen) => {
      let simulated: SimulatedCard;

      beforeAll(async () => {
        simulated = await loadCard(citizen);
      });

      it('gives its four certificates', async () => {
        const read = valueOf(await backend.readCertificates({ ...card(citizen), wanted: [...CERTIFICATE_NAMES] }));
        const { register: _, ...expected } = simulated.certificates;
        expect(asBuffers(read.certificates)).toEqual(asBuffers(expected));
        expect(read.pin.blocked).toBe(false);
      });

      it.each(CERTIFICATE_NAMES)('gives only the certificate that is wanted: %s', async (wanted) => {
        const { certificates } = valueOf(await backend.readCertificates({ ...card(citizen), wanted: [wanted] }));
        expect(asBuffers(certificates)).toEqual({ [wanted]: Buffer.from(simulated.certificates[wanted]) });
      });

      it.each(IDENTITY_FILES)('gives only the file that is wanted, as on the card: %s', async (file) => {
        const files = valueOf(await backend.readIdentityFiles({ ...card(citizen), files: [file] }));
        const expected = file === 'registerCertificate' ? simulated.certificates.register : simulated.files[file];
        expect(Object.keys(files)).toEqual([file]);
        expect(withoutZeros(files[file])).toEqual(withoutZeros(expected));
      });

      it('gives nothing where nothing is wanted', async () => {
        expect(valueOf(await backend.readIdentityFiles({ ...card(citizen), files: [] }))).toEqual({});
        const { certificates } = valueOf(await backend.readCertificates({ ...card(citizen), wanted: [] }));
        expect(certificates).toEqual({});
      });

      const signatures = roles.flatMap((role: KeyRole) =>
        ALGORITHMS[citizen].flatMap((algorithm) =>
          (['message', 'digest'] as const).map((kind) => [role, algorithm, kind] as const),
        ),
      );

      it.each(signatures)('signs with its %s key: %s over a %s', async (role, algorithm, kind) => {
        const input = kind === 'digest' ? digestInput(algorithm) : ({ kind, bytes: MESSAGE } as const);
        const signed = await signWith(backend, card(citizen), { role, algorithm, input, pin: cards.pin });
        const { signature } = valueOf(signed);
        expect(isSigned(algorithm, await publicKeyOf(citizen, role), signature)).toBe(true);
      });

      it('refuses an algorithm of the other kind of key', async () => {
        const algorithm = citizen === 'fr-rsa' ? 'ES384' : 'RS256';
        const signed = await signWith(backend, card(citizen), { algorithm, pin: cards.pin });
        expect(signed).toEqual({ ok: false, error: { code: 'ERR_EID_UNSUPPORTED_ALGORITHM' } });
      });

      it('refuses a digest of the wrong length', async () => {
        const [algorithm = 'RS256'] = ALGORITHMS[citizen];
        const input = { kind: 'digest', bytes: new Uint8Array(20) } as const;
        const signed = await signWith(backend, card(citizen), { algorithm, input, pin: cards.pin });
        expect(signed).toEqual({ ok: false, error: { code: 'ERR_EID_UNSUPPORTED_ALGORITHM' } });
      });

      it('signs nothing for a wrong PIN, and again for the right one', async () => {
        const [algorithm = 'RS256'] = ALGORITHMS[citizen];
        const refused = await signWith(backend, card(citizen), { algorithm, pin: '000000' });
        expect(refused).toMatchObject({ ok: false, error: { code: 'ERR_EID_PIN_INCORRECT' } });
        const signed = await signWith(backend, card(citizen), { algorithm, pin: cards.pin });
        expect(isSigned(algorithm, await publicKeyOf(citizen), valueOf(signed).signature)).toBe(true);
      });

      it('asks the PIN each time: one login does not serve the next signature', async () => {
        const [algorithm = 'RS256'] = ALGORITHMS[citizen];
        valueOf(await signWith(backend, card(citizen), { algorithm, pin: cards.pin }));
        const second = await signWith(backend, card(citizen), { algorithm, pin: '000000' });
        expect(second).toMatchObject({ ok: false, error: { code: 'ERR_EID_PIN_INCORRECT' } });
        valueOf(await signWith(backend, card(citizen), { algorithm, pin: cards.pin }));
      });
    });

    it('signs with two cards in turn, each with its own key', async () => {
      for (const citizen of [...citizens, ...citizens]) {
        const [algorithm = 'RS256'] = ALGORITHMS[citizen];
        const signed = await signWith(backend, card(citizen), { algorithm, pin: cards.pin });
        expect(isSigned(algorithm, await publicKeyOf(citizen), valueOf(signed).signature)).toBe(true);
      }
    });

    it('goes on after a release, which may come twice or for no reader of ours', async () => {
      const { readerId } = card(firstCitizen);
      for (const id of [readerId, readerId, 'nowhere' as ReaderId]) {
        expect(await backend.release({ readerId: id })).toEqual({ ok: true, value: null });
      }
      const signed = await signWith(backend, card(firstCitizen), { algorithm: firstAlgorithm, pin: cards.pin });
      expect(isSigned(firstAlgorithm, await publicKeyOf(firstCitizen), valueOf(signed).signature)).toBe(true);
    });

    it.each([
      ['a card that is not there', { cardId: 'gone' as CardId }],
      ['a reader that is not there', { readerId: 'gone' as ReaderId }],
    ])('uses no other card in place of %s', async (_, changes) => {
      const names = { ...card(firstCitizen), ...changes };
      const gone = { ok: false, error: { code: 'ERR_EID_CARD_REMOVED' } };
      expect(await backend.readCertificates({ ...names, wanted: ['authentication'] })).toEqual(gone);
      expect(await backend.readIdentityFiles({ ...names, files: ['identity'] })).toEqual(gone);
      expect(await signWith(backend, names, { algorithm: firstAlgorithm, pin: cards.pin })).toEqual(gone);
    });
  });
}

function asBuffers(entries: object): object {
  return Object.fromEntries(
    Object.entries(entries).map(([key, bytes]: [string, Uint8Array]) => [key, Buffer.from(bytes)]),
  );
}

/** Some ways to the card keep the zeros that follow in a file. */
function withoutZeros(bytes: Uint8Array = new Uint8Array()): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.findLastIndex((byte) => byte !== 0) + 1));
}
