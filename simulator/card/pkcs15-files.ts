import {
  booleanTrue,
  constructedContext,
  element,
  integer,
  namedBits,
  octetString,
  primitiveContext,
  sequence,
  utf8String,
} from '../pki/der.ts';

/**
 * The directories of PKCS#15 (ISO 7816-15) on the card, by which OpenSC finds its way. The Belgian middleware, and our
 * direct way, know the files by heart.
 */
export function pkcs15Files(applet: '1.7' | '1.8', chipNumber: Uint8Array): ReadonlyMap<string, Uint8Array> {
  return new Map([
    ['2F00', DIRECTORY],
    ['DF00/5031', objectDirectory()],
    ['DF00/5032', tokenInfo(chipNumber)],
    ['DF00/5034', pinObjects()],
    ['DF00/5035', privateKeys(applet)],
    ['DF00/5037', certificates()],
  ]);
}

const DIRECTORY = Buffer.from('61234f0ca000000177504b43532d3135500642454c504943510' + '43f00df0073050603603802', 'hex');

const path = (...ids: readonly string[]): Uint8Array =>
  sequence(octetString(Buffer.from(`3F00${ids.join('')}`, 'hex')));
const byte = (value: number): Uint8Array => Uint8Array.of(value);
const number = (value: number): Uint8Array => integer(Uint8Array.of(value >> 8, value & 0xff));
const enumerated = (value: number): Uint8Array => element(0x0a, byte(value));
/** private and modifiable */
const OBJECT_FLAGS = namedBits([0, 1]);

function objectDirectory(): Uint8Array {
  return Buffer.concat([
    constructedContext(0, path('DF00', '5035')),
    constructedContext(4, path('DF00', '5037')),
    constructedContext(8, path('DF00', '5034')),
  ]);
}

function tokenInfo(chipNumber: Uint8Array): Uint8Array {
  const label = primitiveContext(0, Buffer.from('BELPIC', 'ascii'));
  return sequence(number(0), octetString(chipNumber), label, element(0x03, Uint8Array.of(4, 0x30)));
}

function pinObjects(): Uint8Array {
  const attributes = sequence(
    // local, initialised, needs padding
    element(0x03, Uint8Array.of(2, 0x0c)),
    enumerated(0),
    number(4),
    number(8),
    primitiveContext(0, byte(1)),
    octetString(byte(0xff)),
    path('DF00'),
  );
  const common = sequence(utf8String('Basic PIN'), OBJECT_FLAGS);
  return sequence(common, sequence(octetString(byte(1))), constructedContext(1, attributes));
}

function privateKeys(applet: '1.7' | '1.8'): Uint8Array {
  const SIGN = namedBits([2]);
  const NON_REPUDIATION = namedBits([9]);
  return Buffer.concat([
    privateKey(applet, 'Authentication', 2, 0x82, SIGN),
    privateKey(applet, 'Signature', 3, 0x83, NON_REPUDIATION, number(1)),
  ]);
}

function privateKey(
  applet: '1.7' | '1.8',
  label: string,
  id: number,
  reference: number,
  usage: Uint8Array,
  ...userConsent: readonly Uint8Array[]
): Uint8Array {
  const common = sequence(utf8String(label), OBJECT_FLAGS, octetString(byte(1)), ...userConsent);
  const ownFlags = element(0x03, Uint8Array.of(3, 0xb8));
  const key = sequence(octetString(byte(id)), usage, ownFlags, number(reference));
  if (applet === '1.8')
    return constructedContext(0, common, key, constructedContext(1, sequence(path('DF00'), number(384))));
  return sequence(common, key, constructedContext(1, sequence(path('DF00'), number(2048))));
}

function certificates(): Uint8Array {
  return Buffer.concat([
    certificate('Authentication', 2, '5038'),
    certificate('Signature', 3, '5039'),
    certificate('CA', 4, '503A', booleanTrue()),
    certificate('Root', 6, '503B', booleanTrue()),
  ]);
}

function certificate(label: string, id: number, file: string, ...authority: readonly Uint8Array[]): Uint8Array {
  const common = sequence(utf8String(label), OBJECT_FLAGS);
  const own = sequence(octetString(byte(id)), ...authority);
  return sequence(common, own, constructedContext(1, sequence(path('DF00', file))));
}
