import { existsSync } from 'node:fs';
import { verify, X509Certificate } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { dirname } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pkcs11 from 'pkcs11js';
import { loadCard } from '../../../simulator/cards.ts';
import { startPkcs11Process, type Pkcs11Process } from './pkcs11-process.ts';
import { bytes, openCard, rv, slots, tokenInfo, value, type OpenCard } from './pkcs11-steps.ts';
import { createRemovableToken, type RemovableToken } from './removable-token.ts';

const PIN = '135790';
const WRONG = '999999';
const PIN_FLAGS = pkcs11.CKF_USER_PIN_COUNT_LOW | pkcs11.CKF_USER_PIN_FINAL_TRY | pkcs11.CKF_USER_PIN_LOCKED;
/** Slot flags, which pkcs11js does not name. */
const CKF_TOKEN_PRESENT = 1;
const CKF_REMOVABLE_DEVICE = 2;
const CKF_HW_SLOT = 4;
const READER = 0;
const PIN_PAD = 1;

let token: RemovableToken;
const processes: Pkcs11Process[] = [];

beforeAll(async () => {
  token = await createRemovableToken({
    citizens: ['fr-rsa', 'nl-p384'],
    readers: [{ name: 'Plain reader' }, { name: 'PIN pad reader', pinPad: true }],
    pin: PIN,
  });
});

afterEach(async () => {
  await Promise.all(processes.splice(0).map((process) => process.kill()));
  token.remove(READER);
  token.remove(PIN_PAD);
  token.clearFaults();
  token.behave({ omitMechanisms: [], sticky: false, loginRequired: true });
  token.answerPinPad('ok');
  token.setTriesLeft('fr-rsa', 3);
  token.setTriesLeft('nl-p384', 3);
  token.clearCalls();
});

afterAll(() => {
  token.close();
});

async function loaded(): Promise<Pkcs11Process> {
  const process = startPkcs11Process(token.env);
  processes.push(process);
  await value(process.call('load', token.modulePath));
  return process;
}

async function started(): Promise<Pkcs11Process> {
  const process = await loaded();
  await value(process.call('C_Initialize'));
  return process;
}

async function inserted(process: Pkcs11Process, citizen: 'fr-rsa' | 'nl-p384', reader = READER): Promise<OpenCard> {
  token.insert(reader, citizen);
  return openCard(process, token.serial(citizen));
}

async function untilCalled(name: string): Promise<void> {
  while (!token.calls().includes(name)) await pause(5);
}

async function pinFlags(process: Pkcs11Process, card: OpenCard): Promise<number> {
  return (await tokenInfo(process, card.slot)).flags & PIN_FLAGS;
}

describe('readers and cards', () => {
  it('shows empty readers, then the card in one of them', async () => {
    const process = await started();
    const [first = Buffer.alloc(0)] = await slots(process, false);
    expect(await slots(process, false)).toHaveLength(2);
    expect(await slots(process)).toHaveLength(0);
    expect(await rv(process.call('C_GetTokenInfo', first))).toBe(pkcs11.CKR_TOKEN_NOT_PRESENT);
    expect(await rv(process.call('C_OpenSession', first, 4))).toBe(pkcs11.CKR_TOKEN_NOT_PRESENT);
    expect(await value(process.call('C_GetSlotInfo', first))).toMatchObject({
      slotDescription: 'Plain reader'.padEnd(64),
      flags: CKF_REMOVABLE_DEVICE | CKF_HW_SLOT,
    });
    token.insert(READER, 'fr-rsa');
    expect(await slots(process)).toEqual([first]);
    expect((await tokenInfo(process, first)).serialNumber.trim()).toBe(token.serial('fr-rsa'));
    expect(await value(process.call('C_GetSlotInfo', first))).toMatchObject({
      flags: CKF_REMOVABLE_DEVICE | CKF_HW_SLOT | CKF_TOKEN_PRESENT,
    });
  });

  it('shows a reader plugged in later only from the next listing on, and forgets open sessions then', async () => {
    const process = await started();
    const card = await inserted(process, 'fr-rsa');
    const late = token.plugIn({ name: 'Late reader' });
    token.remove(READER);
    token.insert(late, 'fr-rsa');
    const slot = Buffer.alloc(8);
    slot.writeUInt8(late);
    expect(await rv(process.call('C_GetSlotInfo', slot))).toBe(pkcs11.CKR_SLOT_ID_INVALID);
    expect(await slots(process)).toEqual([slot]);
    expect(await rv(process.call('C_GetSessionInfo', card.session))).toBe(pkcs11.CKR_SESSION_HANDLE_INVALID);
    token.unplug(late);
    expect(await rv(process.call('C_GetTokenInfo', slot))).toBe(pkcs11.CKR_TOKEN_NOT_PRESENT);
    expect(await slots(process, false)).toHaveLength(2);
    expect(await rv(process.call('C_GetSlotInfo', slot))).toBe(pkcs11.CKR_SLOT_ID_INVALID);
  });

  it('signs with both kinds of card', async () => {
    const process = await started();
    for (const citizen of ['fr-rsa', 'nl-p384'] as const) {
      const open = await inserted(process, citizen);
      await value(open.login(PIN));
      const signature = await open.sign('Authentication', Buffer.from('message'));
      const key = new X509Certificate((await loadCard(citizen)).certificates.authentication).publicKey;
      const hash = citizen === 'fr-rsa' ? 'sha256' : 'sha384';
      expect(verify(hash, Buffer.from('message'), { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
    }
  });
});

describe('removal', () => {
  it('tells an open session once, then knows it no more', async () => {
    const process = await started();
    const card = await inserted(process, 'fr-rsa');
    token.remove(READER);
    expect(await rv(process.call('C_GetSessionInfo', card.session))).toBe(pkcs11.CKR_DEVICE_REMOVED);
    expect(await rv(process.call('C_GetSessionInfo', card.session))).toBe(pkcs11.CKR_SESSION_HANDLE_INVALID);
    expect(await rv(process.call('C_GetTokenInfo', card.slot))).toBe(pkcs11.CKR_TOKEN_NOT_PRESENT);
  });

  it('does not revive a session when the same card comes back', async () => {
    const process = await started();
    const card = await inserted(process, 'fr-rsa');
    await value(card.login(PIN));
    token.remove(READER);
    token.insert(READER, 'fr-rsa');
    expect(await rv(card.login(PIN))).toBe(pkcs11.CKR_DEVICE_REMOVED);
    const again = await openCard(process, token.serial('fr-rsa'));
    expect(await rv(again.login(WRONG))).toBe(pkcs11.CKR_PIN_INCORRECT);
  });

  it('notices a swap between two calls', async () => {
    const process = await started();
    const card = await inserted(process, 'fr-rsa');
    await value(card.login(PIN));
    token.insert(READER, 'nl-p384');
    expect(await rv(process.call('C_GetSessionInfo', card.session))).toBe(pkcs11.CKR_DEVICE_REMOVED);
    expect((await tokenInfo(process, card.slot)).serialNumber.trim()).toBe(token.serial('nl-p384'));
    const next = await openCard(process, token.serial('nl-p384'));
    expect(await next.find([{ type: pkcs11.CKA_CLASS, value: pkcs11.CKO_PRIVATE_KEY }])).toHaveLength(0);
  });

  it('can happen in the middle of a call', async () => {
    const process = await started();
    const card = await inserted(process, 'fr-rsa');
    await value(card.login(PIN));
    token.fault({ function: 'C_Sign', action: { removeFrom: READER } });
    await expect(card.sign('Authentication', Buffer.from('x'))).rejects.toThrow(
      `rv ${String(pkcs11.CKR_DEVICE_REMOVED)}`,
    );
    expect(await slots(process)).toHaveLength(0);
    token.clearFaults();
    const again = await inserted(process, 'fr-rsa');
    await value(again.login(PIN));
    expect(await again.sign('Authentication', Buffer.from('x'))).toHaveLength(256);
  });

  it('and a swap while a call is under way', async () => {
    const process = await started();
    const card = await inserted(process, 'fr-rsa');
    token.fault({ function: 'C_GetSessionInfo', action: { delayMs: 300 }, once: true });
    const slow = rv(process.call('C_GetSessionInfo', card.session));
    await untilCalled('C_GetSessionInfo');
    token.insert(READER, 'nl-p384');
    expect(await slow).toBe(pkcs11.CKR_DEVICE_REMOVED);
  });
});

describe('the PIN', () => {
  it('has three tries, told by the flags of PKCS#11', async () => {
    const process = await started();
    const card = await inserted(process, 'fr-rsa');
    expect(await pinFlags(process, card)).toBe(0);
    expect(await rv(card.login(WRONG))).toBe(pkcs11.CKR_PIN_INCORRECT);
    expect(await pinFlags(process, card)).toBe(pkcs11.CKF_USER_PIN_COUNT_LOW);
    expect(await rv(card.login(WRONG))).toBe(pkcs11.CKR_PIN_INCORRECT);
    expect(await pinFlags(process, card)).toBe(pkcs11.CKF_USER_PIN_COUNT_LOW | pkcs11.CKF_USER_PIN_FINAL_TRY);
    expect(await rv(card.login(WRONG))).toBe(pkcs11.CKR_PIN_LOCKED);
    expect(await pinFlags(process, card)).toBe(pkcs11.CKF_USER_PIN_LOCKED);
    expect(await rv(card.login(PIN))).toBe(pkcs11.CKR_PIN_LOCKED);
    expect(token.triesLeft('fr-rsa')).toBe(0);
  });

  it('gets its tries back when it is right', async () => {
    const card = await inserted(await started(), 'fr-rsa');
    await card.login(WRONG);
    await card.login(WRONG);
    expect(token.triesLeft('fr-rsa')).toBe(1);
    expect(await rv(card.login(PIN))).toBe(pkcs11.CKR_OK);
    expect(token.triesLeft('fr-rsa')).toBe(3);
  });

  it('is counted on the card: by its own, in every process and reader', async () => {
    const first = await started();
    await (await inserted(first, 'fr-rsa')).login(WRONG);
    await first.kill();
    token.remove(READER);
    const card = await inserted(await started(), 'fr-rsa', PIN_PAD);
    await card.login(WRONG);
    expect([token.triesLeft('fr-rsa'), token.triesLeft('nl-p384')]).toEqual([1, 3]);
  });

  it('counts for the signature key too', async () => {
    const card = await inserted(await started(), 'nl-p384');
    await value(card.login(PIN));
    await expect(card.sign('Signature', Buffer.from('x'), WRONG)).rejects.toThrow(
      `rv ${String(pkcs11.CKR_PIN_INCORRECT)}`,
    );
    expect(token.triesLeft('nl-p384')).toBe(2);
  });

  it.each(['123', '1234567890123', '12a4'])('costs no try where it is malformed', async (pin) => {
    const card = await inserted(await started(), 'fr-rsa');
    expect(await rv(card.login(pin))).toBe(pkcs11.CKR_FUNCTION_FAILED);
    expect(token.triesLeft('fr-rsa')).toBe(3);
  });

  it('is refused for a second login', async () => {
    const card = await inserted(await started(), 'fr-rsa');
    await value(card.login(PIN));
    expect(await rv(card.login(PIN))).toBe(pkcs11.CKR_USER_ALREADY_LOGGED_IN);
  });
});

describe('the protected authentication path', () => {
  const PATH = pkcs11.CKF_PROTECTED_AUTHENTICATION_PATH;

  it('is announced by readers that have it', async () => {
    const process = await started();
    const onPad = await inserted(process, 'fr-rsa', PIN_PAD);
    const onPlain = await inserted(process, 'nl-p384', READER);
    expect([onPad.info.flags & PATH, onPlain.info.flags & PATH]).toEqual([PATH, 0]);
  });

  it('logs in with a true NULL only', async () => {
    const process = await started();
    const card = await inserted(process, 'fr-rsa', PIN_PAD);
    expect(await rv(card.login(''))).toBe(pkcs11.CKR_ARGUMENTS_BAD);
    expect(await rv(process.loginWithNullPin(card.session, 4))).toBe(pkcs11.CKR_ARGUMENTS_BAD);
    expect(await rv(process.loginWithNullPin(card.session))).toBe(pkcs11.CKR_OK);
    expect(await card.sign('Authentication', Buffer.from('x'))).toHaveLength(256);
  });

  it('is not there on a reader without keys', async () => {
    const process = await started();
    const card = await inserted(process, 'fr-rsa', READER);
    expect(await rv(process.loginWithNullPin(card.session))).toBe(pkcs11.CKR_ARGUMENTS_BAD);
  });

  it.each([
    ['cancel', pkcs11.CKR_FUNCTION_CANCELED, 3],
    ['timeout', pkcs11.CKR_FUNCTION_REJECTED, 3],
    ['wrong', pkcs11.CKR_PIN_INCORRECT, 2],
  ] as const)('%s', async (outcome, expected, tries) => {
    const process = await started();
    const card = await inserted(process, 'fr-rsa', PIN_PAD);
    token.answerPinPad(outcome);
    expect(await rv(process.loginWithNullPin(card.session))).toBe(expected);
    expect(token.triesLeft('fr-rsa')).toBe(tries);
  });
});

describe('faults', () => {
  it.each(['C_GetFunctionList', 'C_Initialize'] as const)('crash in %s', async (name) => {
    token.fault({ function: name, action: 'crash' });
    await expect(started()).rejects.toThrow('SIGSEGV');
  });

  it('crash once, counted over processes', async () => {
    token.fault({ function: 'C_OpenSession', action: 'crash', once: true });
    await expect(inserted(await started(), 'fr-rsa')).rejects.toThrow('SIGSEGV');
    await expect(inserted(await started(), 'fr-rsa')).resolves.toMatchObject({ info: {} });
  });

  it('hang until the process is killed', async () => {
    const process = await started();
    const card = await inserted(process, 'fr-rsa');
    token.fault({ function: 'C_Login', action: 'hang' });
    const stuck = card.login(PIN);
    stuck.catch(() => null);
    await untilCalled('C_Login');
    await process.kill();
    await expect(stuck).rejects.toThrow('SIGKILL');
  });

  it('return any value, at the n-th call only or at each', async () => {
    const process = await started();
    token.fault({ function: 'C_GetInfo', action: { return: pkcs11.CKR_DEVICE_ERROR }, at: 2 });
    const info = (): Promise<number> => rv(process.call('C_GetInfo'));
    expect([await info(), await info(), await info()]).toEqual([0, pkcs11.CKR_DEVICE_ERROR, 0]);
    token.clearFaults();
    token.fault({ function: 'C_GetInfo', action: { return: pkcs11.CKR_DEVICE_MEMORY } });
    expect([await info(), await info()]).toEqual([pkcs11.CKR_DEVICE_MEMORY, pkcs11.CKR_DEVICE_MEMORY]);
    token.clearFaults();
    expect(await info()).toBe(0);
  });
});

describe('behaviour', () => {
  it('omits mechanisms from the list and from signing', async () => {
    token.behave({ omitMechanisms: [pkcs11.CKM_SHA256_RSA_PKCS] });
    const process = await started();
    const card = await inserted(process, 'fr-rsa');
    const list = await value(process.call('C_GetMechanismList', card.slot));
    expect(list).toContain(pkcs11.CKM_RSA_PKCS);
    expect(list).not.toContain(pkcs11.CKM_SHA256_RSA_PKCS);
    await value(card.login(PIN));
    await expect(card.sign('Authentication', Buffer.from('x'))).rejects.toThrow(
      `rv ${String(pkcs11.CKR_MECHANISM_INVALID)}`,
    );
  });

  it('sets CKF_LOGIN_REQUIRED or not', async () => {
    const process = await started();
    const card = await inserted(process, 'fr-rsa');
    expect(card.info.flags & pkcs11.CKF_LOGIN_REQUIRED).toBe(pkcs11.CKF_LOGIN_REQUIRED);
    token.behave({ loginRequired: false });
    expect((await tokenInfo(process, card.slot)).flags & pkcs11.CKF_LOGIN_REQUIRED).toBe(0);
  });

  it('sticks to a login as the Belgian module does', async () => {
    token.behave({ sticky: true });
    const process = await started();
    const card = await inserted(process, 'fr-rsa');
    await value(card.login(PIN));
    expect(await rv(card.login(WRONG))).toBe(pkcs11.CKR_OK);
    token.insert(READER, 'nl-p384');
    const left = await bytes(process.call('C_OpenSession', card.slot, pkcs11.CKF_SERIAL_SESSION));
    expect(await rv(process.call('C_Login', left, pkcs11.CKU_USER, WRONG))).toBe(pkcs11.CKR_OK);
    await value(process.call('C_CloseSession', left));
    await value(process.call('C_CloseSession', card.session));
    const next = await openCard(process, token.serial('nl-p384'));
    expect(await rv(next.login(WRONG))).toBe(pkcs11.CKR_PIN_INCORRECT);
  });

  it('logs every call by its name', async () => {
    const process = await started();
    await inserted(process, 'fr-rsa');
    await value(process.call('C_Finalize'));
    expect(token.calls().slice(0, 2)).toEqual(['C_GetFunctionList', 'C_Initialize']);
    expect(token.calls().filter((name) => name === 'C_OpenSession')).toHaveLength(1);
    expect(token.calls().at(-1)).toBe('C_Finalize');
    token.clearCalls();
    expect(token.calls()).toEqual([]);
  });

  it('reads whole states only, however often they change', async () => {
    const process = await started();
    let settled = false;
    const calls = (async () => {
      const results = new Set<number>();
      for (let i = 0; i < 500; i += 1) results.add(await rv(process.call('C_GetSlotList', true)));
      settled = true;
      return results;
    })();
    for (let i = 0; !settled; i += 1) {
      if (i % 2 === 0) token.insert(READER, 'fr-rsa');
      else token.remove(READER);
      await new Promise(setImmediate);
    }
    expect([...(await calls)]).toEqual([pkcs11.CKR_OK]);
  });
});

describe('createRemovableToken', () => {
  it('leaves nothing behind', async () => {
    const other = await createRemovableToken({ citizens: ['nl-p384'] });
    const folder = dirname(other.env.EID_TEST_TOKEN_CONTROL);
    expect(existsSync(folder)).toBe(true);
    other.close();
    expect(existsSync(folder)).toBe(false);
  });
});
