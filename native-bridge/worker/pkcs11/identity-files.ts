import pkcs11js from 'pkcs11js';
import type { IdentityFileName, WorkerResult } from '../../../contracts/worker-messages.ts';
import type { Handle, Pkcs11Module } from './pkcs11-module.ts';
import { findObjects, readAttribute } from './token-objects.ts';

/**
 * Labels of the Belgian module's data objects that hold whole files. The search always names class and label: an
 * unfiltered one makes the module read every file of the card, photo included.
 */
const FILE_LABELS: Readonly<Record<IdentityFileName, string>> = {
  identity: 'DATA_FILE',
  identitySignature: 'SIGN_DATA_FILE',
  address: 'ADDRESS_FILE',
  addressSignature: 'SIGN_ADDRESS_FILE',
  photo: 'PHOTO_FILE',
  registerCertificate: 'CERT_RN_FILE',
};

/** Reads the files asked for; those that the token does not have (a module without identity objects) are absent. */
export function readIdentityFiles(
  module: Pkcs11Module,
  session: Handle,
  files: readonly IdentityFileName[],
): WorkerResult<'readIdentityFiles'> {
  const result: WorkerResult<'readIdentityFiles'> = {};
  for (const file of files) {
    const [object] = findObjects(module, session, [
      { type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_DATA },
      { type: pkcs11js.CKA_LABEL, value: FILE_LABELS[file] },
    ]);
    const content = object === undefined ? null : readAttribute(module, session, object, pkcs11js.CKA_VALUE);
    if (content !== null && content.length > 0) result[file] = content;
  }
  return result;
}
