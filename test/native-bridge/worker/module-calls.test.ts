import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { onlyCardIn, signWith, valueOf, type CardNames } from '../../contract/card-calls.ts';
import { startRemovableCards, type RemovableCards } from '../../contract/removable-cards.ts';

let cards: RemovableCards;

beforeAll(async () => {
  cards = await startRemovableCards({ citizens: ['fr-rsa'] });
});

/** Another insertion each time, so that nothing is remembered of the card. */
beforeEach(async () => {
  cards.token.remove(0);
  await cards.backend.listReaders();
  cards.token.insert(0, 'fr-rsa');
  cards.token.setTriesLeft('fr-rsa', 3);
  cards.token.clearFaults();
  cards.token.clearCalls();
});

afterAll(() => cards.close());

async function logIn(pin = cards.pin, card?: CardNames): Promise<CardNames> {
  const { backend } = cards;
  const names = card ?? (await onlyCardIn(backend));
  valueOf(await backend.readCertificates({ ...names, wanted: ['authentication', 'ca', 'root'] }));
  await signWith(backend, names, { algorithm: 'RS256', pin });
  valueOf(await backend.readIdentityFiles({ ...names, files: ['identity', 'address'] }));
  valueOf(await backend.release({ readerId: names.readerId }));
  return names;
}

const calls = (name: string): number => cards.token.calls().filter((call) => call === name).length;

describe('one login', () => {
  it('has one session from first to last, and leaves none open', async () => {
    await logIn();
    expect(calls('C_OpenSession')).toBe(1);
    expect(cards.token.calls().at(-1)).toBe('C_CloseAllSessions');
  });

  it('logs in just before the signature and out just after', async () => {
    await logIn();
    const list = cards.token.calls();
    const login = list.indexOf('C_Login');
    expect(calls('C_Login')).toBe(1);
    expect(list.slice(login, list.indexOf('C_Logout', login) + 1)).toEqual([
      'C_Login',
      'C_FindObjectsInit',
      'C_FindObjects',
      'C_FindObjectsFinal',
      'C_SignInit',
      'C_GetAttributeValue',
      'C_GetAttributeValue',
      'C_Sign',
      'C_Logout',
    ]);
  });

  it('looks for nothing but what it needs', async () => {
    await logIn();
    // Three certificates, one key, two files.
    expect(calls('C_FindObjectsInit')).toBe(6);
    expect(calls('C_FindObjectsFinal')).toBe(6);
  });

  it('with the same card again reads no certificate a second time', async () => {
    const card = await logIn();
    cards.token.clearCalls();
    await logIn(cards.pin, card);
    expect(calls('C_FindObjectsInit')).toBe(3);
    expect(calls('C_OpenSession')).toBe(1);
    expect(calls('C_GetMechanismList')).toBe(0);
  });

  it('ends its session after a failure, too', async () => {
    await logIn('0000');
    const list = cards.token.calls();
    expect(list.indexOf('C_CloseAllSessions')).toBeGreaterThan(list.indexOf('C_Login'));
    expect(list.at(-1)).toBe('C_CloseAllSessions');
    expect(calls('C_CloseAllSessions')).toBe(calls('C_OpenSession'));
    expect(calls('C_Sign')).toBe(0);
  });
});

describe('a signature', () => {
  it.each(['C_FindObjectsInit', 'C_FindObjects', 'C_SignInit', 'C_GetAttributeValue', 'C_Sign'] as const)(
    'logs out also when %s fails after the login',
    async (name) => {
      const card = await onlyCardIn(cards.backend);
      await cards.backend.readCertificates({ ...card, wanted: ['authentication'] });
      cards.token.clearCalls();
      cards.token.fault({ function: name, action: { return: 0x5 } });
      const signed = await signWith(cards.backend, card, { algorithm: 'RS256', pin: cards.pin });
      expect(signed).toEqual({ ok: false, error: { code: 'ERR_EID_MODULE_FAILED' } });
      const list = cards.token.calls();
      expect(list.lastIndexOf('C_Logout')).toBeGreaterThan(list.indexOf('C_Login'));
      expect(list.at(-1)).not.toBe('C_Login');
      expect(list.indexOf('C_CloseAllSessions')).toBeGreaterThan(list.lastIndexOf('C_Logout'));
    },
  );
});

describe('a login that was not ended', () => {
  it.each([
    ['says so', false],
    ['says OK to any PIN', true],
  ])('stands in for no PIN where the module %s', async (_, sticky) => {
    cards.token.behave({ sticky });
    const card = await onlyCardIn(cards.backend);
    cards.token.fault({ function: 'C_Logout', action: { return: 0x30 }, at: 2 });
    const sign = (pin: string) => signWith(cards.backend, card, { algorithm: 'RS256', pin });
    expect((await sign(cards.pin)).ok).toBe(true);
    expect(await sign('0000')).toEqual({ ok: false, error: { code: 'ERR_EID_PIN_INCORRECT', triesLeft: 2 } });
    expect((await sign(cards.pin)).ok).toBe(true);
    cards.token.behave({ sticky: false });
  });

  it('and will not end, ends the signature before a PIN is spent', async () => {
    const card = await onlyCardIn(cards.backend);
    cards.token.fault({ function: 'C_Logout', action: { return: 0x30 } });
    const signed = await signWith(cards.backend, card, { algorithm: 'RS256', pin: cards.pin });
    expect(signed).toEqual({ ok: false, error: { code: 'ERR_EID_CARD_UNREADABLE' } });
    expect(calls('C_Login')).toBe(0);
  });
});

describe('a removed card', () => {
  it('has its session closed as soon as that is noticed', async () => {
    const card = await onlyCardIn(cards.backend);
    await cards.backend.readCertificates({ ...card, wanted: ['authentication'] });
    cards.token.remove(0);
    await cards.backend.listReaders();
    expect(calls('C_OpenSession')).toBe(1);
    expect(calls('C_CloseAllSessions')).toBe(1);
  });

  it('is another card when it comes back', async () => {
    const before = await onlyCardIn(cards.backend);
    cards.token.remove(0);
    await cards.backend.listReaders();
    cards.token.insert(0, 'fr-rsa');
    const after = await onlyCardIn(cards.backend);
    expect(after.readerId).toBe(before.readerId);
    expect(after.cardId).not.toBe(before.cardId);
    const stale = await cards.backend.readCertificates({ ...before, wanted: ['authentication'] });
    expect(stale).toEqual({ ok: false, error: { code: 'ERR_EID_CARD_REMOVED' } });
  });

  it('that comes back unnoticed fails once and works then', async () => {
    const card = await onlyCardIn(cards.backend);
    valueOf(await cards.backend.readCertificates({ ...card, wanted: ['authentication'] }));
    cards.token.remove(0);
    cards.token.insert(0, 'fr-rsa');
    const files = () => cards.backend.readIdentityFiles({ ...card, files: ['identity'] });
    expect(await files()).toEqual({ ok: false, error: { code: 'ERR_EID_CARD_REMOVED' } });
    expect((await files()).ok).toBe(true);
  });
});

describe('readers', () => {
  it('come and go', async () => {
    const late = cards.token.plugIn({ name: 'Late reader' });
    const names = async () => valueOf(await cards.backend.listReaders()).map(({ name }) => name);
    expect(await names()).toContain('Late reader');
    cards.token.unplug(late);
    expect(await names()).not.toContain('Late reader');
  });

  it('of the same name are told apart', async () => {
    const twins = [cards.token.plugIn({ name: 'Twin' }), cards.token.plugIn({ name: 'Twin' })];
    const readers = valueOf(await cards.backend.listReaders()).filter(({ name }) => name === 'Twin');
    expect(new Set(readers.map(({ id }) => id)).size).toBe(2);
    for (const twin of twins) cards.token.unplug(twin);
    await cards.backend.listReaders();
  });

  it('that go while they are listed are not there', async () => {
    cards.token.fault({ function: 'C_GetSlotInfo', action: { return: 0x3 }, once: true });
    expect(await cards.backend.listReaders()).toEqual({ ok: true, value: [] });
    expect(valueOf(await cards.backend.listReaders())).toHaveLength(1);
  });

  it.each([
    ['a card it does not know', 0xe1, 'unsupported'],
    ['a card that fails', 0x30, 'unreadable'],
  ])('tell %s', async (_, returnValue, state) => {
    cards.token.fault({ function: 'C_GetTokenInfo', action: { return: returnValue } });
    expect(valueOf(await cards.backend.listReaders())).toMatchObject([{ card: { state, kind: 'other' } }]);
  });
});
