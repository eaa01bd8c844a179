import type pkcs11js from 'pkcs11js';
import type { Pkcs11Module, Template } from '../../../../native-bridge/worker/pkcs11/pkcs11-module.ts';
import { CKR, Pkcs11Failure } from '../../../../native-bridge/worker/pkcs11/return-values.ts';

/** Attribute values by type. */
export type FakeObject = ReadonlyMap<number, Buffer | number | string | boolean>;

export interface FakeModule extends Pkcs11Module {
  /** The templates of all searches, in order. */
  readonly searches: readonly Template[];
}

export const SESSION = Buffer.alloc(8, 1);

/** A module in memory: objects, searches and attributes, no cryptography. */
export function createFakeModule(...objects: readonly FakeObject[]): FakeModule {
  const searches: Template[] = [];
  let found: Buffer[] = [];
  const library = {
    C_FindObjectsInit: (_session: Buffer, template: Template) => {
      searches.push(template);
      found = objects.flatMap((object, index) => (matches(object, template) ? [handle(index)] : []));
    },
    C_FindObjects: (_session: Buffer, most: number) => found.slice(0, most),
    C_FindObjectsFinal: () => undefined,
    C_GetAttributeValue: (_session: Buffer, object: Buffer, [wanted]: Template) => {
      const value = objects[object.readUInt8()]?.get(wanted?.type ?? -1);
      if (value === undefined) throw new Pkcs11Failure('C_GetAttributeValue', CKR.ATTRIBUTE_TYPE_INVALID);
      return [{ type: wanted?.type, value: typeof value === 'number' ? Buffer.of(value, 0, 0, 0) : value }];
    },
  };
  return {
    searches,
    call: (work) => work(library as unknown as pkcs11js.PKCS11),
    login: () => undefined,
    setPin: () => undefined,
    finalize: () => undefined,
  };
}

function matches(object: FakeObject, template: Template): boolean {
  return template.every(({ type, value }) => {
    const own = object.get(type);
    return Buffer.isBuffer(own) && Buffer.isBuffer(value) ? own.equals(value) : own === value;
  });
}

function handle(index: number): Buffer {
  return Buffer.of(index, 0, 0, 0, 0, 0, 0, 0);
}
