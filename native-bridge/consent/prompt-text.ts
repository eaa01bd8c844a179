import type { IdentityField } from '../../contracts/identity.ts';
import type { Language, Translated } from '../../contracts/languages.ts';
import { unreachable } from '../../contracts/result.ts';
import type { PromptRequest, PromptSubject, PromptView } from './prompter.ts';

/** One line of a prompt. `checked` facts come from the browser and the card; `claimed` ones are the site's words. */
export interface PromptLine {
  readonly trust: 'checked' | 'claimed' | 'plain';
  readonly text: string;
}

export const FIELD_NAMES: Readonly<Record<IdentityField, Translated>> = {
  surname: { fr: 'nom', nl: 'naam', de: 'Name', en: 'surname' },
  givenNames: { fr: 'prénoms', nl: 'voornamen', de: 'Vornamen', en: 'given names' },
  birthDate: { fr: 'date de naissance', nl: 'geboortedatum', de: 'Geburtsdatum', en: 'date of birth' },
  birthPlace: { fr: 'lieu de naissance', nl: 'geboorteplaats', de: 'Geburtsort', en: 'place of birth' },
  sex: { fr: 'sexe', nl: 'geslacht', de: 'Geschlecht', en: 'sex' },
  nationality: { fr: 'nationalité', nl: 'nationaliteit', de: 'Staatsangehörigkeit', en: 'nationality' },
  nationalNumber: {
    fr: 'numéro national',
    nl: 'rijksregisternummer',
    de: 'Nationalregisternummer',
    en: 'national number',
  },
  address: { fr: 'adresse', nl: 'adres', de: 'Adresse', en: 'address' },
  cardNumber: { fr: 'numéro de carte', nl: 'kaartnummer', de: 'Kartennummer', en: 'card number' },
  cardValidity: {
    fr: 'validité de la carte',
    nl: 'geldigheid van de kaart',
    de: 'Gültigkeit der Karte',
    en: 'validity of the card',
  },
  photo: { fr: 'photo', nl: 'foto', de: 'Foto', en: 'photo' },
};

const TEXTS = {
  logIn: {
    fr: 'demande de vous identifier avec votre carte.',
    nl: 'vraagt u aan te melden met uw kaart.',
    de: 'bittet Sie, sich mit Ihrer Karte anzumelden.',
    en: 'asks you to log in with your card.',
  },
  read: {
    fr: 'demande à lire votre carte.',
    nl: 'vraagt om uw kaart te lezen.',
    de: 'bittet, Ihre Karte zu lesen.',
    en: 'asks to read your card.',
  },
  certificate: {
    fr: 'demande votre certificat de signature (il contient votre nom et votre numéro national).',
    nl: 'vraagt uw handtekeningcertificaat (het bevat uw naam en rijksregisternummer).',
    de: 'bittet um Ihr Signaturzertifikat (es enthält Ihren Namen und Ihre Nationalregisternummer).',
    en: 'asks for your signature certificate (it holds your name and national number).',
  },
  sign: {
    fr: 'demande de signer un document.',
    nl: 'vraagt om een document te ondertekenen.',
    de: 'bittet, ein Dokument zu unterschreiben.',
    en: 'asks you to sign a document.',
  },
  loginSends: {
    fr: 'Sera envoyé\u00a0: votre certificat (nom et numéro national)',
    nl: 'Wordt verzonden: uw certificaat (naam en rijksregisternummer)',
    de: 'Gesendet wird: Ihr Zertifikat (Name und Nationalregisternummer)',
    en: 'Will be sent: your certificate (name and national number)',
  },
  sends: { fr: 'Sera envoyé', nl: 'Wordt verzonden', de: 'Gesendet wird', en: 'Will be sent' },
  wholeFiles: {
    fr: 'Les fichiers complets de la carte (identité et adresse) sont envoyés, avec leur signature officielle.',
    nl: 'De volledige bestanden van de kaart (identiteit en adres) worden verzonden, met hun officiële handtekening.',
    de: 'Die vollständigen Dateien der Karte (Identität und Adresse) werden mit ihrer amtlichen Signatur gesendet.',
    en: 'The card’s whole files (identity and address) are sent, with their official signature.',
  },
  purpose: {
    fr: 'Raison donnée par le site',
    nl: 'Reden volgens de site',
    de: 'Grund laut der Website',
    en: 'Reason given by the site',
  },
  document: {
    fr: 'Document, selon le site',
    nl: 'Document, volgens de site',
    de: 'Dokument, laut der Website',
    en: 'Document, according to the site',
  },
  firstVisit: {
    fr: 'C’est la première fois que ce site utilise votre carte ici.',
    nl: 'Deze site gebruikt uw kaart hier voor het eerst.',
    de: 'Diese Website verwendet Ihre Karte hier zum ersten Mal.',
    en: 'This site uses your card here for the first time.',
  },
  'awaiting-reader': {
    fr: 'Branchez votre lecteur de cartes.',
    nl: 'Sluit uw kaartlezer aan.',
    de: 'Schließen Sie Ihren Kartenleser an.',
    en: 'Plug in your card reader.',
  },
  'awaiting-card': {
    fr: 'Insérez votre carte d’identité dans le lecteur.',
    nl: 'Steek uw identiteitskaart in de lezer.',
    de: 'Stecken Sie Ihren Personalausweis in den Leser.',
    en: 'Insert your identity card into the reader.',
  },
  reading: {
    fr: 'Lecture de la carte…',
    nl: 'De kaart wordt gelezen…',
    de: 'Die Karte wird gelesen…',
    en: 'Reading the card…',
  },
  signing: {
    fr: 'La carte travaille : ne la retirez pas.',
    nl: 'De kaart is bezig: laat ze in de lezer.',
    de: 'Die Karte arbeitet: bitte nicht entfernen.',
    en: 'The card is at work: leave it in.',
  },
} as const satisfies Record<string, Translated>;

/** What a prompt says before it asks: who wants what, and what will be sent. */
export function promptLines(request: PromptRequest): PromptLine[] {
  const { lang, origin, firstVisit, subject } = request;
  const lines: PromptLine[] = [{ trust: 'checked', text: origin }, plain(actionText(subject)[lang])];
  if (firstVisit) lines.push(plain(TEXTS.firstVisit[lang]));
  return [...lines, ...subjectLines(subject, lang)];
}

export function viewText(view: PromptView, lang: Language): string {
  return TEXTS[view][lang];
}

/** A label and what it names; French sets a no-break space before the colon. */
export function labelled(label: Translated, value: string, lang: Language): string {
  return `${label[lang]}${lang === 'fr' ? '\u00a0' : ''}: ${value}`;
}

function actionText(subject: PromptSubject): Translated {
  switch (subject.kind) {
    case 'authenticate':
      return TEXTS.logIn;
    case 'readIdentity':
      return TEXTS.read;
    case 'getSigningCertificate':
      return TEXTS.certificate;
    case 'sign':
      return TEXTS.sign;
    default:
      return unreachable(subject);
  }
}

function subjectLines(subject: PromptSubject, lang: Language): PromptLine[] {
  if (subject.kind === 'getSigningCertificate') return [];
  if (subject.kind === 'sign') {
    return [
      { trust: 'claimed', text: labelled(TEXTS.document, subject.documentName, lang) },
      { trust: 'checked', text: `${subject.hashFunction} ${subject.hash}` },
    ];
  }
  const { identity } = subject;
  const lines: PromptLine[] = subject.kind === 'authenticate' ? [checked(TEXTS.loginSends[lang])] : [];
  if (identity === null) return lines;
  const fields = identity.fields.map((field) => FIELD_NAMES[field][lang]).join(', ');
  lines.push(checked(labelled(TEXTS.sends, fields, lang)));
  if (identity.signed) lines.push(checked(TEXTS.wholeFiles[lang]));
  lines.push({ trust: 'claimed', text: labelled(TEXTS.purpose, identity.purpose, lang) });
  return lines;
}

function plain(text: string): PromptLine {
  return { trust: 'plain', text };
}

function checked(text: string): PromptLine {
  return { trust: 'checked', text };
}
