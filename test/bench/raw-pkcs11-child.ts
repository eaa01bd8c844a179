import { createHash, randomBytes } from 'node:crypto';
import pkcs11js from 'pkcs11js';

/** Started by raw-pkcs11.ts with: module, PIN, key type, work. Answers each message with the milliseconds it took. */
const [modulePath = '', pin = '', keyName = '', work = ''] = process.argv.slice(2);

const DIGEST_INFO_SHA256 = Buffer.from('3031300d060960864801650304020105000420', 'hex');
const CKU_CONTEXT_SPECIFIC = 2;

const library = new pkcs11js.PKCS11();
library.load(modulePath);
library.C_Initialize({ flags: pkcs11js.CKF_OS_LOCKING_OK });

const slot = library
  .C_GetSlotList(true)
  .find((handle) => (library.C_GetTokenInfo(handle).flags & pkcs11js.CKF_TOKEN_INITIALIZED) !== 0);
if (slot === undefined) throw new Error('no token');
const token = slot;

const rsa = keyName === 'RSA-2048';
const mechanism = { mechanism: rsa ? pkcs11js.CKM_RSA_PKCS : pkcs11js.CKM_ECDSA };

function input(): Buffer {
  const digest = createHash(rsa ? 'sha256' : 'sha384')
    .update(randomBytes(32))
    .digest();
  return rsa ? Buffer.concat([DIGEST_INFO_SHA256, digest]) : digest;
}

function findKey(session: pkcs11js.Handle, label: string): pkcs11js.Handle {
  library.C_FindObjectsInit(session, [
    { type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_PRIVATE_KEY },
    { type: pkcs11js.CKA_LABEL, value: label },
  ]);
  const [key] = library.C_FindObjects(session, 1);
  library.C_FindObjectsFinal(session);
  if (key === undefined) throw new Error('no key');
  return key;
}

function wholeOperation(label: string, asksEachTime: boolean): void {
  const data = input();
  const session = library.C_OpenSession(token, pkcs11js.CKF_SERIAL_SESSION);
  library.C_Login(session, pkcs11js.CKU_USER, pin);
  const key = findKey(session, label);
  library.C_SignInit(session, mechanism, key);
  if (asksEachTime) library.C_Login(session, CKU_CONTEXT_SPECIFIC, pin);
  library.C_Sign(session, data, Buffer.alloc(1024));
  library.C_Logout(session);
  library.C_CloseSession(session);
}

function signOnly(): () => void {
  const session = library.C_OpenSession(token, pkcs11js.CKF_SERIAL_SESSION);
  library.C_Login(session, pkcs11js.CKU_USER, pin);
  const key = findKey(session, 'Authentication');
  return () => {
    library.C_SignInit(session, mechanism, key);
    library.C_Sign(session, input(), Buffer.alloc(1024));
  };
}

function chosenWork(): () => void {
  if (work === 'sign-only') return signOnly();
  if (work === 'login') {
    return () => {
      wholeOperation('Authentication', false);
    };
  }
  return () => {
    wholeOperation('Signature', true);
  };
}

const run = chosenWork();
run();

process.on('message', () => {
  const start = performance.now();
  run();
  process.send?.(performance.now() - start);
});
process.once('disconnect', () => {
  library.C_Finalize();
  process.exit(0);
});
process.send?.(0);
