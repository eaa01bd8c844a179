import type { WayTexts } from '../way-texts.ts';

export const ways: WayTexts = {
  keys: {
    title: 'Choisissez votre clé numérique',
    lead: 'Une clé numérique montre à l’E-guichet qui vous êtes. Toutes celles-ci mènent au même compte.',
    eidTitle: 'Clé numérique avec l’eID',
    eid: {
      title: 'Carte d’identité (eID) avec un lecteur de cartes',
      text: 'Rapide et sûre. Remplit votre inscription. Requise pour le portail parents, comme les clés fédérales.',
    },
    federalTitle: 'Clés numériques fédérales (CSAM)',
    federal: {
      title: 'itsme ou une autre clé fédérale',
      text: 'Vous passez par le site de l’administration fédérale, puis revenez ici automatiquement.',
    },
    emailTitle: 'Identifiant et mot de passe',
    email: {
      title: 'Adresse e-mail et mot de passe',
      text: 'Un nouveau compte doit être validé par la commune. Ne donne pas accès au portail parents.',
    },
    otherKey: 'Choisir une autre clé',
  },
  federalRefusals: {
    cancelled: {
      title: 'Connexion annulée',
      text: 'Vous avez quitté le site fédéral sans terminer. Rien n’a été transmis à l’E-guichet.',
    },
    refused: {
      title: 'La clé fédérale n’a pas pu être vérifiée',
      text: 'La réponse du site fédéral n’est pas valable ou a expiré. Réessayez, ou choisissez une autre clé.',
    },
    unavailable: {
      title: 'Le site fédéral ne répond pas',
      text: 'Réessayez dans quelques minutes, ou choisissez une autre clé.',
    },
  },
  link: {
    title: 'Relier ma carte d’identité',
    lead: 'Reliez votre carte d’identité à ce compte : il n’a plus besoin d’être validé par la commune, et le portail parents vous est ouvert.',
    shareLabel: 'Reprendre aussi mon nom et ma date de naissance de la carte',
    shareHint:
      'Le nom du certificat de la carte est repris de toute façon. Votre adresse dans l’E-guichet ne change pas.',
    start: 'Relier ma carte',
    back: 'Retour à mon compte',
  },
  signUp: {
    title: 'S’enregistrer avec une adresse e-mail',
    lead: 'Nous vous envoyons un e-mail pour confirmer votre adresse. Vous remplissez ensuite le formulaire d’inscription, et la commune valide votre compte.',
    submit: 'Envoyer l’e-mail de confirmation',
    alreadyThere: 'J’ai déjà un compte',
    sent: {
      title: 'Regardez vos e-mails',
      text: 'Un e-mail est parti à l’adresse que vous avez donnée. Ouvrez le lien qu’il contient dans l’heure. Rien reçu ? Regardez aussi dans les courriers indésirables, puis vérifiez l’adresse et recommencez.',
    },
    confirm: {
      title: 'Confirmez votre adresse e-mail',
      text: 'Encore un clic : votre adresse est alors confirmée, et le formulaire d’inscription s’ouvre.',
    },
    confirmButton: 'Confirmer et continuer',
    expired: {
      title: 'Ce lien n’est plus valable',
      text: 'Il a déjà servi ou date de plus d’une heure. Enregistrez-vous à nouveau, ou connectez-vous si votre compte existe.',
    },
  },
  newPassword: {
    title: 'Nouveau mot de passe',
    lead: 'Choisissez un nouveau mot de passe. Vous serez déconnecté partout ailleurs.',
    label: 'Mot de passe',
    hint: 'Au moins 12 caractères. Plusieurs mots qui se suivent font un bon mot de passe.',
    submit: 'Enregistrer le mot de passe',
    faults: {
      missing: 'Écrivez un mot de passe.',
      'too-short': 'Ce mot de passe est trop court : il faut au moins 12 caractères.',
      'too-long': 'Ce mot de passe est trop long : 128 caractères au plus.',
    },
    changed: {
      title: 'Votre mot de passe est changé',
      text: 'Connectez-vous maintenant avec le nouveau.',
    },
  },
  lostPassword: {
    title: 'Mot de passe perdu',
    lead: 'Écrivez l’adresse e-mail de votre compte. Vous recevrez un lien pour choisir un nouveau mot de passe.',
    submit: 'Envoyer le lien',
    backToLogin: 'Retour à la connexion',
    sent: {
      title: 'Regardez vos e-mails',
      text: 'Si un compte existe à cette adresse, un e-mail est parti. Son lien est valable une heure.',
    },
    expired: {
      title: 'Ce lien n’est plus valable',
      text: 'Il a déjà servi ou date de plus d’une heure. Demandez-en un nouveau.',
    },
  },
  admission: {
    pending: {
      title: 'Votre compte attend d’être validé',
      text: 'La commune doit encore valider votre compte ; vous recevrez un e-mail. Les démarches sans connexion vous sont déjà ouvertes.',
    },
    refused: {
      title: 'Votre compte n’a pas été validé',
      text: 'La commune n’a pas pu valider ce compte. Adressez-vous au guichet communal, ou reliez votre carte d’identité dans « Mon compte ».',
    },
    needsProof: {
      title: 'Cette page demande votre carte d’identité',
      text: 'Le portail parents n’est ouvert qu’avec une carte d’identité ou une clé fédérale. Reliez votre carte à ce compte, ou déconnectez-vous et revenez avec votre carte.',
    },
  },
  mails: {
    signUp: {
      subject: 'Confirmez votre adresse e-mail – E-guichet',
      text: 'Bonjour,\n\nPour créer votre compte à l’E-guichet, ouvrez ce lien dans l’heure :\n\n{link}\n\nVous n’avez rien demandé ? Alors ne faites rien : aucun compte ne sera créé.',
    },
    alreadyThere: {
      subject: 'Vous avez déjà un compte – E-guichet',
      text: 'Bonjour,\n\nQuelqu’un, sans doute vous, a voulu créer un compte à l’E-guichet avec cette adresse. Elle en a déjà un. Connectez-vous ici, ou réinitialisez votre mot de passe :\n\n{link}',
    },
    lostPassword: {
      subject: 'Votre nouveau mot de passe – E-guichet',
      text: 'Bonjour,\n\nPour choisir un nouveau mot de passe, ouvrez ce lien dans l’heure :\n\n{link}\n\nVous n’avez rien demandé ? Alors ne faites rien : votre mot de passe reste le même.',
    },
    approved: {
      subject: 'Votre compte est validé – E-guichet',
      text: 'Bonjour,\n\nLa commune a validé votre compte. Toutes les démarches sécurisées vous sont ouvertes :\n\n{link}',
    },
    refused: {
      subject: 'Votre compte n’a pas été validé – E-guichet',
      text: 'Bonjour,\n\nLa commune n’a pas pu valider votre compte. Adressez-vous au guichet communal, ou connectez-vous pour y relier votre carte d’identité :\n\n{link}',
    },
  },
  mailEnd: 'L’E-guichet de votre commune\nCe message est automatique, n’y répondez pas.',
};
