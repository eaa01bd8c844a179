import type { PromptTexts } from '../prompt-texts.ts';

export const PROMPT_NL: PromptTexts = {
  titles: {
    authenticate: 'Aanmelden met uw identiteitskaart',
    readIdentity: 'Uw identiteitskaart lezen',
    getSigningCertificate: 'Een handtekening voorbereiden',
    sign: 'Een document ondertekenen',
  },
  site: 'Deze website vraagt het',
  checked: 'gecontroleerd',
  unicodeName: 'Deze naam bevat bijzondere letters. Zo ziet hij eruit: {name}',
  purpose: 'De website zegt',
  claimed: 'niet gecontroleerd',
  firstVisit: {
    title: 'Eerste bezoek',
    text: 'Vertrouw deze website alleen als het adres echt dat is waar u naartoe wilde.',
  },
  refuseSite: 'Deze website niet vertrouwen',
  sentTitle: 'Wat wordt verstuurd',
  authenticationCertificate: 'Identiteitscertificaat: naam, voornamen en rijksregisternummer',
  signingCertificate: 'Handtekeningcertificaat: naam, voornamen en rijksregisternummer',
  optional: 'naar keuze',
  optionalHint: 'Vink uit wat u liever voor uzelf houdt.',
  signedFiles: 'Met de volledige bestanden van de kaart, als bewijs.',
  document: 'Te ondertekenen',
  hash: 'Vingerafdruk ({hashFunction})',
  signatureWeight: 'Deze handtekening is evenveel waard als die van uw hand.',
  program: 'Programma: {program}',
  notABrowser:
    'De vraag komt van “{program}”, geen bekende browser. Ga alleen door als u dit programma zelf hebt geopend.',
  unknownProgram: 'Deze computer zegt niet welk programma de vraag stelt.',
  card: 'Kaart',
  holder: 'Houder',
  chooseCard: 'Welke kaart wilt u gebruiken?',
  pin: 'Pincode',
  pinPad: 'Uw lezer heeft toetsen: daar tikt u uw pincode in nadat u bent doorgegaan.',
  approve: {
    authenticate: 'Aanmelden',
    readIdentity: 'Versturen',
    getSigningCertificate: 'Doorgaan',
    sign: 'Ondertekenen',
  },
  opening: 'Een ogenblik…',
  cardRemoved: 'De kaart is uit de lezer gehaald. Er is niets verstuurd.',
  waiting: {
    reader: { title: 'Sluit uw kaartlezer aan', text: 'Daarna gaat het vanzelf verder.' },
    card: {
      title: 'Steek uw identiteitskaart in de lezer',
      text: 'Met de chip naar voren en naar boven. Daarna gaat het vanzelf verder.',
    },
  },
  busy: {
    reading: { title: 'De kaart wordt gelezen…', text: 'Laat de kaart in de lezer.' },
    signing: { title: 'De kaart is bezig…', text: 'Laat de kaart in de lezer.' },
    'pin-pad': {
      title: 'Tik uw pincode in op de lezer',
      text: 'Druk daarna op de OK-toets van de lezer.',
    },
  },
  minutesLeft: { one: 'Nog 1 minuut', many: 'Nog {count} minuten' },
  secondsLeft: { one: 'Nog 1 seconde', many: 'Nog {count} seconden' },
};
