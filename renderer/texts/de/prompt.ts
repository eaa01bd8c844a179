import type { PromptTexts } from '../prompt-texts.ts';

export const PROMPT_DE: PromptTexts = {
  titles: {
    authenticate: 'Anmelden mit Ihrem Personalausweis',
    readIdentity: 'Ihren Personalausweis lesen',
    getSigningCertificate: 'Eine Unterschrift vorbereiten',
    sign: 'Ein Dokument unterschreiben',
  },
  site: 'Diese Website fragt danach',
  checked: 'geprüft',
  unicodeName: 'Dieser Name enthält besondere Buchstaben. So sieht er aus: {name}',
  purpose: 'Die Website sagt',
  claimed: 'nicht geprüft',
  firstVisit: {
    title: 'Erster Besuch',
    text: 'Vertrauen Sie dieser Website nur, wenn ihre Adresse wirklich die gesuchte ist.',
  },
  refuseSite: 'Dieser Website nicht vertrauen',
  sentTitle: 'Was gesendet wird',
  authenticationCertificate: 'Identitätszertifikat: Name, Vornamen und Nationalregisternummer',
  signingCertificate: 'Signaturzertifikat: Name, Vornamen und Nationalregisternummer',
  optional: 'freiwillig',
  optionalHint: 'Wählen Sie ab, was Sie für sich behalten möchten.',
  signedFiles: 'Mit den vollständigen Dateien des Ausweises als Beweis.',
  document: 'Dokument',
  hash: 'Prüfsumme ({hashFunction})',
  signatureWeight: 'Diese Unterschrift gilt so viel wie die Ihrer Hand.',
  program: 'Programm: {program}',
  notABrowser:
    'Die Anfrage kommt von „{program}“, keinem bekannten Browser. Fahren Sie nur fort, wenn Sie dieses Programm selbst geöffnet haben.',
  unknownProgram: 'Dieser Computer gibt nicht an, welches Programm die Anfrage stellt.',
  card: 'Ausweis',
  holder: 'Inhaber',
  chooseCard: 'Welchen Ausweis möchten Sie verwenden?',
  pin: 'PIN-Code',
  pinPad: 'Ihr Lesegerät hat Tasten: Dort geben Sie Ihren PIN-Code ein, nachdem Sie fortgefahren sind.',
  approve: {
    authenticate: 'Anmelden',
    readIdentity: 'Senden',
    getSigningCertificate: 'Weiter',
    sign: 'Unterschreiben',
  },
  opening: 'Einen Augenblick…',
  cardRemoved: 'Der Ausweis wurde herausgenommen. Es wurde nichts gesendet.',
  waiting: {
    reader: { title: 'Schließen Sie Ihr Lesegerät an', text: 'Danach geht es von selbst weiter.' },
    card: {
      title: 'Stecken Sie Ihren Ausweis ein',
      text: 'Mit dem Chip voran und nach oben. Danach geht es von selbst weiter.',
    },
  },
  busy: {
    reading: { title: 'Der Ausweis wird gelesen…', text: 'Lassen Sie den Ausweis im Lesegerät.' },
    signing: { title: 'Der Ausweis arbeitet…', text: 'Lassen Sie den Ausweis im Lesegerät.' },
    'pin-pad': {
      title: 'Geben Sie Ihren PIN-Code am Lesegerät ein',
      text: 'Drücken Sie danach die OK-Taste des Lesegeräts.',
    },
  },
  minutesLeft: { one: 'Noch 1 Minute', many: 'Noch {count} Minuten' },
  secondsLeft: { one: 'Noch 1 Sekunde', many: 'Noch {count} Sekunden' },
};
