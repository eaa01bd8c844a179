import type { Handle, Pkcs11Module, Template } from './pkcs11-module.ts';
import { CKR, Pkcs11Failure } from './return-values.ts';

const MOST_OBJECTS = 32;

/** All objects that match; the search is always ended, also when it fails. */
export function findObjects(module: Pkcs11Module, session: Handle, template: Template): Handle[] {
  return module.call((library) => {
    library.C_FindObjectsInit(session, template);
    try {
      return library.C_FindObjects(session, MOST_OBJECTS);
    } finally {
      library.C_FindObjectsFinal(session);
    }
  });
}

/** One attribute's bytes, or null where the object has no such attribute. */
export function readAttribute(module: Pkcs11Module, session: Handle, object: Handle, type: number): Buffer | null {
  try {
    const [attribute] = module.call((library) => library.C_GetAttributeValue(session, object, [{ type }]));
    const value = attribute?.value;
    return Buffer.isBuffer(value) ? value : null;
  } catch (thrown) {
    if (thrown instanceof Pkcs11Failure && thrown.returnValue === CKR.ATTRIBUTE_TYPE_INVALID) return null;
    throw thrown;
  }
}
