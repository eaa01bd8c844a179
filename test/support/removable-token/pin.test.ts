import { describe, expect, it } from '@jest/globals';
import pkcs11 from 'pkcs11js';
import { PIN, PIN_PAD, READER, useRemovableToken, WRONG_PIN } from './fixture.ts';
import type { Pkcs11Process } from './pkcs11-process.ts';
import { rv, tokenInfo, value, type OpenCard } from './pkcs11-steps.ts';

const PIN_FLAGS = pkcs11.CKF_USER_PIN_COUNT_LOW | pkcs11.CKF_USER_PIN_FINAL_TRY | pkcs11.CKF_USER_PIN_LOCKED;

const fixture = useRemovableToken();

async function pinFlags(process: Pkcs11Process, card: OpenCard): Promise<number> {
  return (await tokenInfo(process, card.slot)).flags & PIN_FLAGS;
}

describe('the PIN', () => {
  it('has three tries, told by the flags of PKCS#11', async () => {
    const process = await fixture.started();
    const card = await fixture.inserted(process, 'fr-rsa');
    expect(await pinFlags(process, card)).toBe(0);
    expect(await rv(card.login(WRONG_PIN))).toBe(pkcs11.CKR_PIN_INCORRECT);
    expect(await pinFlags(process, card)).toBe(pkcs11.CKF_USER_PIN_COUNT_LOW);
    expect(await rv(card.login(WRONG_PIN))).toBe(pkcs11.CKR_PIN_INCORRECT);
    expect(await pinFlags(process, card)).toBe(pkcs11.CKF_USER_PIN_COUNT_LOW | pkcs11.CKF_USER_PIN_FINAL_TRY);
    expect(await rv(card.login(WRONG_PIN))).toBe(pkcs11.CKR_PIN_LOCKED);
    expect(await pinFlags(process, card)).toBe(pkcs11.CKF_USER_PIN_LOCKED);
    expect(await rv(card.login(PIN))).toBe(pkcs11.CKR_PIN_LOCKED);
    expect(fixture.token.triesLeft('fr-rsa')).toBe(0);
  });

  it('gets its tries back when it is right', async () => {
    const card = await fixture.inserted(await fixture.started(), 'fr-rsa');
    await card.login(WRONG_PIN);
    await card.login(WRONG_PIN);
    expect(fixture.token.triesLeft('fr-rsa')).toBe(1);
    expect(await rv(card.login(PIN))).toBe(pkcs11.CKR_OK);
    expect(fixture.token.triesLeft('fr-rsa')).toBe(3);
  });

  it('is counted on the card: by its own, in every process and reader', async () => {
    const first = await fixture.started();
    await (await fixture.inserted(first, 'fr-rsa')).login(WRONG_PIN);
    await first.kill();
    fixture.token.remove(READER);
    const card = await fixture.inserted(await fixture.started(), 'fr-rsa', PIN_PAD);
    await card.login(WRONG_PIN);
    expect([fixture.token.triesLeft('fr-rsa'), fixture.token.triesLeft('nl-p384')]).toEqual([1, 3]);
  });

  it('counts for the signature key too', async () => {
    const card = await fixture.inserted(await fixture.started(), 'nl-p384');
    await value(card.login(PIN));
    await expect(card.sign('Signature', Buffer.from('x'), WRONG_PIN)).rejects.toThrow(
      `rv ${String(pkcs11.CKR_PIN_INCORRECT)}`,
    );
    expect(fixture.token.triesLeft('nl-p384')).toBe(2);
  });

  it.each(['123', '1234567890123', '12a4'])('costs no try where it is malformed', async (pin) => {
    const card = await fixture.inserted(await fixture.started(), 'fr-rsa');
    expect(await rv(card.login(pin))).toBe(pkcs11.CKR_FUNCTION_FAILED);
    expect(fixture.token.triesLeft('fr-rsa')).toBe(3);
  });

  it('is refused for a second login', async () => {
    const card = await fixture.inserted(await fixture.started(), 'fr-rsa');
    await value(card.login(PIN));
    expect(await rv(card.login(PIN))).toBe(pkcs11.CKR_USER_ALREADY_LOGGED_IN);
  });
});

describe('the protected authentication path', () => {
  const PATH = pkcs11.CKF_PROTECTED_AUTHENTICATION_PATH;

  it('is announced by readers that have it', async () => {
    const process = await fixture.started();
    const onPad = await fixture.inserted(process, 'fr-rsa', PIN_PAD);
    const onPlain = await fixture.inserted(process, 'nl-p384', READER);
    expect([onPad.info.flags & PATH, onPlain.info.flags & PATH]).toEqual([PATH, 0]);
  });

  it('logs in with a true NULL only', async () => {
    const process = await fixture.started();
    const card = await fixture.inserted(process, 'fr-rsa', PIN_PAD);
    expect(await rv(card.login(''))).toBe(pkcs11.CKR_ARGUMENTS_BAD);
    expect(await rv(process.loginWithNullPin(card.session, 4))).toBe(pkcs11.CKR_ARGUMENTS_BAD);
    expect(await rv(process.loginWithNullPin(card.session))).toBe(pkcs11.CKR_OK);
    expect(await card.sign('Authentication', Buffer.from('x'))).toHaveLength(256);
  });

  it('is not there on a reader without keys', async () => {
    const process = await fixture.started();
    const card = await fixture.inserted(process, 'fr-rsa', READER);
    expect(await rv(process.loginWithNullPin(card.session))).toBe(pkcs11.CKR_ARGUMENTS_BAD);
  });

  it.each([
    ['cancel', pkcs11.CKR_FUNCTION_CANCELED, 3],
    ['timeout', pkcs11.CKR_FUNCTION_REJECTED, 3],
    ['wrong', pkcs11.CKR_PIN_INCORRECT, 2],
  ] as const)('%s', async (outcome, expected, tries) => {
    const process = await fixture.started();
    const card = await fixture.inserted(process, 'fr-rsa', PIN_PAD);
    fixture.token.answerPinPad(outcome);
    expect(await rv(process.loginWithNullPin(card.session))).toBe(expected);
    expect(fixture.token.triesLeft('fr-rsa')).toBe(tries);
  });
});
