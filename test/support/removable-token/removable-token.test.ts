import { existsSync } from 'node:fs';
import { verify, X509Certificate } from 'node:crypto';
import { dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import pkcs11 from 'pkcs11js';
import { loadCard } from '../../../simulator/cards.ts';
import { PIN, READER, useRemovableToken, WRONG_PIN } from './fixture.ts';
import { openCard, rv, slots, tokenInfo, value } from './pkcs11-steps.ts';
import { createRemovableToken } from './removable-token.ts';

/** Slot flags, which pkcs11js does not name. */
const CKF_TOKEN_PRESENT = 1;
const CKF_REMOVABLE_DEVICE = 2;
const CKF_HW_SLOT = 4;

const fixture = useRemovableToken();

describe('readers and cards', () => {
  it('shows empty readers, then the card in one of them', async () => {
    const process = await fixture.started();
    const [first = Buffer.alloc(0)] = await slots(process, false);
    expect(await slots(process, false)).toHaveLength(2);
    expect(await slots(process)).toHaveLength(0);
    expect(await rv(process.call('C_GetTokenInfo', first))).toBe(pkcs11.CKR_TOKEN_NOT_PRESENT);
    expect(await rv(process.call('C_OpenSession', first, 4))).toBe(pkcs11.CKR_TOKEN_NOT_PRESENT);
    expect(await value(process.call('C_GetSlotInfo', first))).toMatchObject({
      slotDescription: 'Plain reader'.padEnd(64),
      flags: CKF_REMOVABLE_DEVICE | CKF_HW_SLOT,
    });
    fixture.token.insert(READER, 'fr-rsa');
    expect(await slots(process)).toEqual([first]);
    expect((await tokenInfo(process, first)).serialNumber.trim()).toBe(fixture.token.serial('fr-rsa'));
    expect(await value(process.call('C_GetSlotInfo', first))).toMatchObject({
      flags: CKF_REMOVABLE_DEVICE | CKF_HW_SLOT | CKF_TOKEN_PRESENT,
    });
  });

  it('shows a reader plugged in later only from the next listing on, and forgets open sessions then', async () => {
    const process = await fixture.started();
    const card = await fixture.inserted(process, 'fr-rsa');
    const late = fixture.token.plugIn({ name: 'Late reader' });
    fixture.token.remove(READER);
    fixture.token.insert(late, 'fr-rsa');
    const slot = Buffer.alloc(8);
    slot.writeUInt8(late);
    expect(await rv(process.call('C_GetSlotInfo', slot))).toBe(pkcs11.CKR_SLOT_ID_INVALID);
    expect(await slots(process)).toEqual([slot]);
    expect(await rv(process.call('C_GetSessionInfo', card.session))).toBe(pkcs11.CKR_SESSION_HANDLE_INVALID);
    fixture.token.unplug(late);
    expect(await rv(process.call('C_GetTokenInfo', slot))).toBe(pkcs11.CKR_TOKEN_NOT_PRESENT);
    expect(await slots(process, false)).toHaveLength(2);
    expect(await rv(process.call('C_GetSlotInfo', slot))).toBe(pkcs11.CKR_SLOT_ID_INVALID);
  });

  it('signs with both kinds of card', async () => {
    const process = await fixture.started();
    for (const citizen of ['fr-rsa', 'nl-p384'] as const) {
      const open = await fixture.inserted(process, citizen);
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
    const process = await fixture.started();
    const card = await fixture.inserted(process, 'fr-rsa');
    fixture.token.remove(READER);
    expect(await rv(process.call('C_GetSessionInfo', card.session))).toBe(pkcs11.CKR_DEVICE_REMOVED);
    expect(await rv(process.call('C_GetSessionInfo', card.session))).toBe(pkcs11.CKR_SESSION_HANDLE_INVALID);
    expect(await rv(process.call('C_GetTokenInfo', card.slot))).toBe(pkcs11.CKR_TOKEN_NOT_PRESENT);
  });

  it('does not revive a session when the same card comes back', async () => {
    const process = await fixture.started();
    const card = await fixture.inserted(process, 'fr-rsa');
    await value(card.login(PIN));
    fixture.token.remove(READER);
    fixture.token.insert(READER, 'fr-rsa');
    expect(await rv(card.login(PIN))).toBe(pkcs11.CKR_DEVICE_REMOVED);
    const again = await openCard(process, fixture.token.serial('fr-rsa'));
    expect(await rv(again.login(WRONG_PIN))).toBe(pkcs11.CKR_PIN_INCORRECT);
  });

  it('notices a swap between two calls', async () => {
    const process = await fixture.started();
    const card = await fixture.inserted(process, 'fr-rsa');
    await value(card.login(PIN));
    fixture.token.insert(READER, 'nl-p384');
    expect(await rv(process.call('C_GetSessionInfo', card.session))).toBe(pkcs11.CKR_DEVICE_REMOVED);
    expect((await tokenInfo(process, card.slot)).serialNumber.trim()).toBe(fixture.token.serial('nl-p384'));
    const next = await openCard(process, fixture.token.serial('nl-p384'));
    expect(await next.find([{ type: pkcs11.CKA_CLASS, value: pkcs11.CKO_PRIVATE_KEY }])).toHaveLength(0);
  });

  it('can happen in the middle of a call', async () => {
    const process = await fixture.started();
    const card = await fixture.inserted(process, 'fr-rsa');
    await value(card.login(PIN));
    fixture.token.fault({ function: 'C_Sign', action: { removeFrom: READER } });
    await expect(card.sign('Authentication', Buffer.from('x'))).rejects.toThrow(
      `rv ${String(pkcs11.CKR_DEVICE_REMOVED)}`,
    );
    expect(await slots(process)).toHaveLength(0);
    fixture.token.clearFaults();
    const again = await fixture.inserted(process, 'fr-rsa');
    await value(again.login(PIN));
    expect(await again.sign('Authentication', Buffer.from('x'))).toHaveLength(256);
  });

  it('and a swap while a call is under way', async () => {
    const process = await fixture.started();
    const card = await fixture.inserted(process, 'fr-rsa');
    fixture.token.fault({ function: 'C_GetSessionInfo', action: { delayMs: 300 }, once: true });
    const slow = rv(process.call('C_GetSessionInfo', card.session));
    await fixture.token.untilCalled('C_GetSessionInfo');
    fixture.token.insert(READER, 'nl-p384');
    expect(await slow).toBe(pkcs11.CKR_DEVICE_REMOVED);
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
