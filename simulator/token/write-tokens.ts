import pkcs11 from 'pkcs11js';
import * as v from 'valibot';
import { loadCard } from '../cards.ts';
import { cardObjects } from './card-objects.ts';
import { TokenOrder, type TokenReport } from './token-writer-process.ts';

/** The process that loads SoftHSM: takes one order, writes the tokens, reports, ends. */

/** CK_TOKEN_INFO.label is padded with blanks (PKCS#11 section 3.2). */
const TOKEN_LABEL = 'BELPIC'.padEnd(32);

async function writeTokens(order: TokenOrder): Promise<TokenReport> {
  const module = loadModule(order.module);
  if (module === null) return { ok: false, step: 'load' };
  module.C_Initialize();
  const tokens: Extract<TokenReport, { ok: true }>['tokens'] = [];
  for (const citizen of order.citizens) {
    const slot = createToken(module, order.pin);
    const session = module.C_OpenSession(slot, pkcs11.CKF_SERIAL_SESSION | pkcs11.CKF_RW_SESSION);
    module.C_Login(session, pkcs11.CKU_USER, order.pin);
    const objects = cardObjects(await loadCard(citizen), order.leaveOut);
    for (const object of objects) module.C_CreateObject(session, object);
    module.C_Logout(session);
    module.C_CloseSession(session);
    tokens.push({ citizen, serial: module.C_GetTokenInfo(slot).serialNumber.trim() });
  }
  module.C_Finalize();
  return { ok: true, tokens };
}

function loadModule(path: string): pkcs11.PKCS11 | null {
  const module = new pkcs11.PKCS11();
  try {
    module.load(path);
    return module;
  } catch {
    // The message names paths; that it could not be loaded is all there is to say.
    return null;
  }
}

/** @returns a slot with a new token whose user PIN is set (PKCS#11 section 5.5). */
function createToken(module: pkcs11.PKCS11, pin: string): Buffer {
  const slot = module.C_GetSlotList(true).find((candidate) => {
    return (module.C_GetTokenInfo(candidate).flags & pkcs11.CKF_TOKEN_INITIALIZED) === 0;
  });
  if (slot === undefined) throw new Error('SoftHSM always offers one slot without a token');
  module.C_InitToken(slot, pin, TOKEN_LABEL);
  const session = module.C_OpenSession(slot, pkcs11.CKF_SERIAL_SESSION | pkcs11.CKF_RW_SESSION);
  module.C_Login(session, pkcs11.CKU_SO, pin);
  module.C_InitPIN(session, pin);
  module.C_Logout(session);
  module.C_CloseSession(session);
  return slot;
}

/** Names the PKCS#11 function and value, never text with a path or a PIN in it. */
function failedStep(error: unknown): string {
  return error instanceof pkcs11.Pkcs11Error ? `${error.method}: 0x${error.code.toString(16)}` : 'unexpected error';
}

process.once('message', (message) => {
  const order = v.parse(TokenOrder, message);
  writeTokens(order)
    .catch((error: unknown): TokenReport => ({ ok: false, step: failedStep(error) }))
    .then((report) => process.send?.(report, () => process.exit(0)))
    .catch(() => process.exit(1));
});
