import { loadCard, type CitizenId, type SimulatedCard } from '../cards.ts';
import { seededBytes } from '../pki/seeded-bytes.ts';
import { pkcs15Files } from './pkcs15-files.ts';
import { MOST_TRIES } from './pin-counter.ts';
import {
  AUTHENTICATION_KEY,
  createVirtualCard,
  SIGNATURE_KEY,
  type CardContent,
  type VirtualCard,
} from './virtual-card.ts';

export const PROFILES = [
  'rsa-nl',
  'rsa-fr',
  'ec-fr',
  'ec-nl',
  'ec-de',
  'foreigner-ec',
  'rekeyed-17',
  'kids',
  'no-certificates',
  'expired',
  'revoked',
  'pin-blocked',
  'broken-tlv',
  'unknown-card',
] as const;
export type Profile = (typeof PROFILES)[number];

export function isProfile(text: string): text is Profile {
  return (PROFILES as readonly string[]).includes(text);
}

export const CARD_PIN = '1234';

const ATR = {
  '1.7': Buffer.from('3B9813400AA503010101AD1311', 'hex'),
  '1.8': Buffer.from('3B7F96000080318065B085040120120FFF829000', 'hex'),
  /** Somebody's bank card, say. */
  unknown: Buffer.from('3B6500002063CB6600', 'hex'),
} as const;

/** Whose card it is. */
export const CITIZEN_OF: Readonly<Record<Profile, CitizenId>> = {
  'rsa-nl': 'nl-rsa',
  'rsa-fr': 'fr-rsa',
  'ec-fr': 'fr-p384',
  'ec-nl': 'nl-p384',
  'ec-de': 'de-p384',
  'foreigner-ec': 'foreigner-p384',
  'rekeyed-17': 'rekeyed-rsa',
  kids: 'no-given-name',
  'no-certificates': 'fr-p384',
  expired: 'expired',
  revoked: 'revoked',
  'pin-blocked': 'fr-p384',
  'broken-tlv': 'fr-p384',
  'unknown-card': 'fr-p384',
};

/** What real certificate files carry behind the certificate. */
const PADDING_BYTES = { '1.7': 50, '1.8': 1100 } as const;

/** The card of a profile. */
export async function loadProfile(profile: Profile, pin = CARD_PIN): Promise<VirtualCard> {
  return createVirtualCard({ ...(await loadContent(profile)), pin });
}

/** What is on it, for tests that change a byte. */
export async function loadContent(profile: Profile): Promise<CardContent> {
  const card = await loadCard(CITIZEN_OF[profile]);
  const applet = card.keyType === 'rsa-2048' ? '1.7' : '1.8';
  const chipNumber = seededBytes(`chip of ${card.id}`, 16);
  const files = new Map([
    ...pkcs15Files(applet, chipNumber),
    ...certificateFiles(card, applet),
    ...identityFiles(card),
  ]);
  const content: CardContent = {
    atr: ATR[applet],
    applet,
    files,
    chipNumber,
    keys: new Map([
      [AUTHENTICATION_KEY, card.keys.authentication],
      [SIGNATURE_KEY, card.keys.signature],
    ]),
    pin: CARD_PIN,
    triesLeft: MOST_TRIES,
  };
  return adapted(profile, content);
}

function adapted(profile: Profile, content: CardContent): CardContent {
  switch (profile) {
    case 'kids':
      // A Kids card logs in and does not sign: the key may be there, its certificate is not.
      return without(content, ['DF00/5039']);
    case 'no-certificates':
      return without(content, ['DF00/5038', 'DF00/5039']);
    case 'pin-blocked':
      return { ...content, triesLeft: 0 };
    case 'broken-tlv': {
      const identity = Uint8Array.from(content.files.get('DF01/4031') ?? []);
      // The first field says that it is longer than the whole file.
      identity.set([0xff, 0xff, 0xff], 1);
      return { ...content, files: new Map([...content.files, ['DF01/4031', identity]]) };
    }
    case 'unknown-card':
      return { ...content, atr: ATR.unknown, files: new Map(), keys: new Map() };
    case 'rsa-nl':
    case 'rsa-fr':
    case 'ec-fr':
    case 'ec-nl':
    case 'ec-de':
    case 'foreigner-ec':
    case 'rekeyed-17':
    case 'expired':
    case 'revoked':
      return content;
  }
}

function without(content: CardContent, paths: readonly string[]): CardContent {
  return { ...content, files: new Map([...content.files].filter(([path]) => !paths.includes(path))) };
}

function certificateFiles({ certificates }: SimulatedCard, applet: '1.7' | '1.8'): readonly [string, Uint8Array][] {
  const padded = (der: Uint8Array): Uint8Array => Buffer.concat([der, new Uint8Array(PADDING_BYTES[applet])]);
  return [
    ['DF00/5038', padded(certificates.authentication)],
    ['DF00/5039', padded(certificates.signature)],
    ['DF00/503A', padded(certificates.ca)],
    ['DF00/503B', padded(certificates.root)],
    ['DF00/503C', padded(certificates.register)],
  ];
}

function identityFiles({ files }: SimulatedCard): readonly [string, Uint8Array][] {
  return [
    ['DF01/4031', files.identity],
    ['DF01/4032', files.identitySignature],
    ['DF01/4033', files.address],
    ['DF01/4034', files.addressSignature],
    ['DF01/4035', files.photo],
  ];
}
