import { describe, expect, it } from '@jest/globals';
import pkcs11 from 'pkcs11js';
import { PIN, READER, useRemovableToken, WRONG_PIN } from './fixture.ts';
import { bytes, openCard, rv, tokenInfo, value } from './pkcs11-steps.ts';

const fixture = useRemovableToken();

describe('faults', () => {
  it.each(['C_GetFunctionList', 'C_Initialize'] as const)('crash in %s', async (name) => {
    fixture.token.fault({ function: name, action: 'crash' });
    await expect(fixture.started()).rejects.toThrow('SIGSEGV');
  });

  it('crash once, counted over processes', async () => {
    fixture.token.fault({ function: 'C_OpenSession', action: 'crash', once: true });
    await expect(fixture.inserted(await fixture.started(), 'fr-rsa')).rejects.toThrow('SIGSEGV');
    await expect(fixture.inserted(await fixture.started(), 'fr-rsa')).resolves.toMatchObject({ info: {} });
  });

  it('hang until the process is killed', async () => {
    const process = await fixture.started();
    const card = await fixture.inserted(process, 'fr-rsa');
    fixture.token.fault({ function: 'C_Login', action: 'hang' });
    const stuck = card.login(PIN);
    stuck.catch(() => null);
    await fixture.token.untilCalled('C_Login');
    await process.kill();
    await expect(stuck).rejects.toThrow('SIGKILL');
  });

  it('return any value, at the n-th call only or at each', async () => {
    const process = await fixture.started();
    fixture.token.fault({ function: 'C_GetInfo', action: { return: pkcs11.CKR_DEVICE_ERROR }, at: 2 });
    const info = (): Promise<number> => rv(process.call('C_GetInfo'));
    expect([await info(), await info(), await info()]).toEqual([0, pkcs11.CKR_DEVICE_ERROR, 0]);
    fixture.token.clearFaults();
    fixture.token.fault({ function: 'C_GetInfo', action: { return: pkcs11.CKR_DEVICE_MEMORY } });
    expect([await info(), await info()]).toEqual([pkcs11.CKR_DEVICE_MEMORY, pkcs11.CKR_DEVICE_MEMORY]);
    fixture.token.clearFaults();
    expect(await info()).toBe(0);
  });
});

describe('behaviour', () => {
  it('omits mechanisms from the list and from signing', async () => {
    fixture.token.behave({ omitMechanisms: [pkcs11.CKM_SHA256_RSA_PKCS] });
    const process = await fixture.started();
    const card = await fixture.inserted(process, 'fr-rsa');
    const list = await value(process.call('C_GetMechanismList', card.slot));
    expect(list).toContain(pkcs11.CKM_RSA_PKCS);
    expect(list).not.toContain(pkcs11.CKM_SHA256_RSA_PKCS);
    await value(card.login(PIN));
    await expect(card.sign('Authentication', Buffer.from('x'))).rejects.toThrow(
      `rv ${String(pkcs11.CKR_MECHANISM_INVALID)}`,
    );
  });

  it('sets CKF_LOGIN_REQUIRED or not', async () => {
    const process = await fixture.started();
    const card = await fixture.inserted(process, 'fr-rsa');
    expect(card.info.flags & pkcs11.CKF_LOGIN_REQUIRED).toBe(pkcs11.CKF_LOGIN_REQUIRED);
    fixture.token.behave({ loginRequired: false });
    expect((await tokenInfo(process, card.slot)).flags & pkcs11.CKF_LOGIN_REQUIRED).toBe(0);
  });

  it('sticks to a login as the Belgian module does', async () => {
    fixture.token.behave({ sticky: true });
    const process = await fixture.started();
    const card = await fixture.inserted(process, 'fr-rsa');
    await value(card.login(PIN));
    expect(await rv(card.login(WRONG_PIN))).toBe(pkcs11.CKR_OK);
    fixture.token.insert(READER, 'nl-p384');
    const left = await bytes(process.call('C_OpenSession', card.slot, pkcs11.CKF_SERIAL_SESSION));
    expect(await rv(process.call('C_Login', left, pkcs11.CKU_USER, WRONG_PIN))).toBe(pkcs11.CKR_OK);
    await value(process.call('C_CloseSession', left));
    await value(process.call('C_CloseSession', card.session));
    const next = await openCard(process, fixture.token.serial('nl-p384'));
    expect(await rv(next.login(WRONG_PIN))).toBe(pkcs11.CKR_PIN_INCORRECT);
  });

  it('logs every call by its name', async () => {
    const process = await fixture.started();
    await fixture.inserted(process, 'fr-rsa');
    await value(process.call('C_Finalize'));
    expect(fixture.token.calls().slice(0, 2)).toEqual(['C_GetFunctionList', 'C_Initialize']);
    expect(fixture.token.calls().filter((name) => name === 'C_OpenSession')).toHaveLength(1);
    expect(fixture.token.calls().at(-1)).toBe('C_Finalize');
    fixture.token.clearCalls();
    expect(fixture.token.calls()).toEqual([]);
  });

  it('reads whole states only, however often they change', async () => {
    const process = await fixture.started();
    const results = new Set<number>();
    const call = async (): Promise<void> => {
      for (let i = 0; i < 500; i += 1) results.add(await rv(process.call('C_GetSlotList', true)));
    };
    const change = async (): Promise<void> => {
      for (let i = 0; i < 500; i += 1) {
        if (i % 2 === 0) fixture.token.insert(READER, 'fr-rsa');
        else fixture.token.remove(READER);
        await new Promise(setImmediate);
      }
    };
    await Promise.all([call(), change()]);
    expect([...results]).toEqual([pkcs11.CKR_OK]);
  });
});
