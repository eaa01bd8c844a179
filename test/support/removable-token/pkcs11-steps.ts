import { createHash } from 'node:crypto';
import pkcs11 from 'pkcs11js';
import type { CallOutcome, Pkcs11Process } from './pkcs11-process.ts';

/** The few sequences of PKCS#11 calls that tests repeat. */

export interface OpenCard {
  readonly slot: Buffer;
  readonly session: Buffer;
  readonly info: pkcs11.TokenInfo;
  login(pin: string, user?: number): Promise<CallOutcome>;
  find(template: pkcs11.Template): Promise<readonly Buffer[]>;
  attribute(object: Buffer, type: number): Promise<CallOutcome>;
  /** RSA: SHA-256 with PKCS#1 v1.5; P-384: raw r and s over SHA-384. `pin`: context-specific login in between. */
  sign(label: string, message: Uint8Array, pin?: string): Promise<Buffer>;
  /** Ends a signature that was begun and refused. */
  endOperation(): Promise<void>;
}

/** The call's value; throws an Error "rv N" where it failed. */
export async function value(call: Promise<CallOutcome>): Promise<unknown> {
  const outcome = await call;
  if ('rv' in outcome) throw new Error(`rv ${String(outcome.rv)}`);
  if ('failed' in outcome) throw new Error(outcome.failed);
  return outcome.value;
}

/** As {@link value}, for calls that return bytes, a handle or nothing. */
export async function bytes(call: Promise<CallOutcome>): Promise<Buffer> {
  const found = await value(call);
  return Buffer.from(found instanceof Uint8Array ? found : []);
}

/** The call's CK_RV. */
export async function rv(call: Promise<CallOutcome>): Promise<number> {
  const outcome = await call;
  return 'rv' in outcome ? outcome.rv : pkcs11.CKR_OK;
}

export async function slots(process: Pkcs11Process, withCardOnly = true): Promise<readonly Buffer[]> {
  return ((await value(process.call('C_GetSlotList', withCardOnly))) as Uint8Array[]).map((slot) => Buffer.from(slot));
}

export async function tokenInfo(process: Pkcs11Process, slot: Buffer): Promise<pkcs11.TokenInfo> {
  return (await value(process.call('C_GetTokenInfo', slot))) as pkcs11.TokenInfo;
}

/** Opens a session on the token with this serial number, all earlier sessions there closed (and so logged out). */
export async function openCard(process: Pkcs11Process, serial: string): Promise<OpenCard> {
  for (const slot of await slots(process)) {
    const info = await tokenInfo(process, slot);
    if (info.serialNumber.trim() !== serial) continue;
    await value(process.call('C_CloseAllSessions', slot));
    return openSlot(process, slot, info);
  }
  throw new Error('no such token');
}

async function openSlot(process: Pkcs11Process, slot: Buffer, info: pkcs11.TokenInfo): Promise<OpenCard> {
  const session = await bytes(process.call('C_OpenSession', slot, pkcs11.CKF_SERIAL_SESSION));
  const login = (pin: string, user: number = pkcs11.CKU_USER): Promise<CallOutcome> =>
    process.call('C_Login', session, user, pin);
  const find = async (template: pkcs11.Template): Promise<readonly Buffer[]> => {
    await value(process.call('C_FindObjectsInit', session, template));
    const found = (await value(process.call('C_FindObjects', session, 100))) as Uint8Array[];
    await value(process.call('C_FindObjectsFinal', session));
    return found.map((object) => Buffer.from(object));
  };
  const attribute = (object: Buffer, type: number): Promise<CallOutcome> =>
    process.call('C_GetAttributeValue', session, object, [{ type }]);
  const sign = async (label: string, message: Uint8Array, pin?: string): Promise<Buffer> => {
    const [key = Buffer.alloc(0)] = await find([
      { type: pkcs11.CKA_CLASS, value: pkcs11.CKO_PRIVATE_KEY },
      { type: pkcs11.CKA_LABEL, value: label },
    ]);
    const isRsa = (await attributeBytes(attribute(key, pkcs11.CKA_KEY_TYPE)))[0] === pkcs11.CKK_RSA;
    const mechanism = isRsa ? pkcs11.CKM_SHA256_RSA_PKCS : pkcs11.CKM_ECDSA;
    const input = isRsa ? message : createHash('sha384').update(message).digest();
    await value(process.call('C_SignInit', session, { mechanism }, key));
    if (pin !== undefined) await value(login(pin, pkcs11.CKU_CONTEXT_SPECIFIC));
    return bytes(process.call('C_Sign', session, input, Buffer.alloc(512)));
  };
  const endOperation = async (): Promise<void> => {
    await process.call('C_SignFinal', session, Buffer.alloc(512));
  };
  return { slot, session, info, login, find, attribute, sign, endOperation };
}

/** CKA_VALUE of the one object of this class and label. */
export async function readValue(card: OpenCard, objectClass: number, label: string): Promise<Buffer> {
  const found = await card.find([
    { type: pkcs11.CKA_CLASS, value: objectClass },
    { type: pkcs11.CKA_LABEL, value: label },
  ]);
  const [object] = found;
  if (object === undefined || found.length > 1) throw new Error(`${String(found.length)} objects labelled ${label}`);
  return attributeBytes(card.attribute(object, pkcs11.CKA_VALUE));
}

async function attributeBytes(call: Promise<CallOutcome>): Promise<Buffer> {
  const [attribute] = (await value(call)) as { readonly value: Uint8Array }[];
  return Buffer.from(attribute?.value ?? []);
}
