import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pkcs11 from 'pkcs11js';
import { findSoftHsm } from '../../../simulator/token/softhsm-module.ts';
import { startWorkerCards, type TestCards } from '../../contract/test-cards.ts';
import { startPkcs11Process, type Pkcs11Process } from '../../support/removable-token/pkcs11-process.ts';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';
import { bytes, slots, tokenInfo, value } from '../../support/removable-token/pkcs11-steps.ts';

const CUSTOM_PIN = TEST_PINS.other;

export interface CustomToken {
  readonly label: string;
  readonly objects: readonly pkcs11.Template[];
}

/** SoftHSM tokens with whatever objects a test wants on them, behind the real worker. */
export async function startCustomTokens(...tokens: readonly CustomToken[]): Promise<TestCards> {
  const module = findSoftHsm();
  if (!module.ok) throw new Error('no SoftHSM');
  const folder = await mkdtemp(join(tmpdir(), 'custom-token-'));
  await mkdir(join(folder, 'tokens'));
  const env = { SOFTHSM2_CONF: join(folder, 'softhsm2.conf') };
  await writeFile(env.SOFTHSM2_CONF, `directories.tokendir = ${join(folder, 'tokens')}\nlog.level = ERROR\n`);
  const writer = startPkcs11Process(env);
  try {
    await value(writer.call('load', module.value));
    await value(writer.call('C_Initialize'));
    for (const token of tokens) await writeToken(writer, token);
  } finally {
    await writer.kill();
  }
  const cards = startWorkerCards({ modulePath: module.value, env });
  return {
    backend: cards.backend,
    pin: CUSTOM_PIN,
    close: async () => {
      await cards.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function writeToken(writer: Pkcs11Process, { label, objects }: CustomToken): Promise<void> {
  const slot = await emptySlot(writer);
  await value(writer.call('C_InitToken', slot, CUSTOM_PIN, label.padEnd(32)));
  const flags = pkcs11.CKF_SERIAL_SESSION | pkcs11.CKF_RW_SESSION;
  const session = await bytes(writer.call('C_OpenSession', slot, flags));
  await value(writer.call('C_Login', session, pkcs11.CKU_SO, CUSTOM_PIN));
  await value(writer.call('C_InitPIN', session, CUSTOM_PIN));
  await value(writer.call('C_Logout', session));
  await value(writer.call('C_Login', session, pkcs11.CKU_USER, CUSTOM_PIN));
  for (const object of objects) await value(writer.call('C_CreateObject', session, object));
  await value(writer.call('C_Logout', session));
  await value(writer.call('C_CloseSession', session));
}

async function emptySlot(writer: Pkcs11Process): Promise<Buffer> {
  for (const slot of await slots(writer)) {
    const { flags } = await tokenInfo(writer, slot);
    if ((flags & pkcs11.CKF_TOKEN_INITIALIZED) === 0) return slot;
  }
  throw new Error('SoftHSM always offers one slot without a token');
}
