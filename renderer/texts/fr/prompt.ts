import type { PromptTexts } from '../prompt-texts.ts';

export const PROMPT_FR: PromptTexts = {
  titles: {
    authenticate: 'Connexion avec votre carte d’identité',
    readIdentity: 'Lecture de votre carte d’identité',
    getSigningCertificate: 'Préparation d’une signature',
    sign: 'Signature d’un document',
  },
  site: 'Ce site le demande',
  checked: 'vérifié',
  unicodeName: 'Ce nom contient des lettres spéciales. Il s’affiche ainsi : {name}',
  purpose: 'Le site dit',
  claimed: 'non vérifié',
  firstVisit: {
    title: 'Première visite',
    text: 'Faites confiance à ce site seulement si son adresse est bien celle que vous vouliez.',
  },
  refuseSite: 'Ne pas faire confiance à ce site',
  sentTitle: 'Ce qui sera envoyé',
  authenticationCertificate: 'Certificat d’identité : nom, prénoms et numéro national',
  signingCertificate: 'Certificat de signature : nom, prénoms et numéro national',
  optional: 'facultatif',
  optionalHint: 'Décochez ce que vous préférez garder.',
  signedFiles: 'Avec les fichiers complets de la carte, qui en sont la preuve.',
  document: 'Document',
  hash: 'Empreinte ({hashFunction})',
  signatureWeight: 'Cette signature a la même valeur que celle de votre main.',
  program: 'Programme : {program}',
  notABrowser:
    'La demande vient de « {program} », qui n’est pas un navigateur connu. Continuez seulement si vous l’avez ouvert vous-même.',
  unknownProgram: 'Cet ordinateur ne dit pas quel programme fait la demande.',
  card: 'Carte',
  holder: 'Titulaire',
  chooseCard: 'Quelle carte utiliser ?',
  pin: 'Code PIN',
  pinPad: 'Votre lecteur a des touches : vous y taperez votre code PIN après avoir continué.',
  approve: {
    authenticate: 'Se connecter',
    readIdentity: 'Envoyer',
    getSigningCertificate: 'Continuer',
    sign: 'Signer',
  },
  opening: 'Un instant…',
  cardRemoved: 'La carte a été retirée. Rien n’a été envoyé.',
  waiting: {
    reader: { title: 'Branchez votre lecteur de carte', text: 'La suite vient d’elle-même.' },
    card: {
      title: 'Insérez votre carte d’identité',
      text: 'La puce vers l’avant, face visible. La suite vient d’elle-même.',
    },
  },
  busy: {
    reading: { title: 'Lecture de la carte…', text: 'Laissez la carte dans le lecteur.' },
    signing: { title: 'La carte travaille…', text: 'Laissez la carte dans le lecteur.' },
    'pin-pad': {
      title: 'Tapez votre code PIN sur le lecteur',
      text: 'Puis appuyez sur la touche OK du lecteur.',
    },
  },
  minutesLeft: { one: 'Encore 1 minute', many: 'Encore {count} minutes' },
  secondsLeft: { one: 'Encore 1 seconde', many: 'Encore {count} secondes' },
};
