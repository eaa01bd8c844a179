import type { CoreTexts } from '../core-texts.ts';

export const core: CoreTexts = {
  languageName: 'Français',
  counterName: 'E-guichet',
  communeName: 'Commune de démonstration',
  skipToContent: 'Aller au contenu',
  menuLabel: 'Menu principal',
  languageMenuLabel: 'Langue',
  menu: {
    home: 'Accueil',
    procedures: 'Démarches',
    parents: 'Portail parents',
    basket: 'Panier',
    account: 'Mon compte',
    privacy: 'RGPD',
    logIn: 'Se connecter',
    logOut: 'Se déconnecter',
  },
  footer: 'E-guichet de démonstration du projet eID Bridge. Aucune démarche réelle n’y est possible.',
  testMode: 'Mode de test : cet E-guichet accepte des cartes de test, qui ne prouvent l’identité de personne.',
  home: {
    title: 'Bienvenue à l’E-guichet',
    lead: 'Vos démarches communales en ligne, à toute heure. Votre carte d’identité suffit pour ouvrir votre compte.',
    start: 'Se connecter',
    continueRegistration: 'Terminer mon inscription',
    stepsTitle: 'Créer un compte avec votre carte d’identité',
    steps: [
      {
        title: 'Insérez votre carte',
        text: 'Une carte d’identité électronique, un lecteur et votre code PIN : rien d’autre à préparer.',
      },
      {
        title: 'Confirmez sur votre ordinateur',
        text: 'eID Bridge montre quel site demande quoi. En tapant votre code PIN, vous donnez votre accord.',
      },
      {
        title: 'Vérifiez et validez',
        text: 'Le formulaire est rempli avec les données de votre carte. Vous complétez et validez.',
      },
    ],
    withoutCardTitle: 'Pas de carte ou pas de lecteur ?',
    withoutCard:
      'Toutes les démarches restent possibles au guichet de votre administration communale, pendant les heures d’ouverture.',
  },
  login: {
    title: 'Se connecter',
    lead: 'Nous vous conseillons la carte d’identité ou itsme : c’est rapide, et votre compte est ouvert tout de suite.',
    wanted: 'Pour accéder à cette page, veuillez vous connecter. Vous y reviendrez ensuite.',
    card: {
      title: 'Connexion avec carte d’identité',
      requiredForParents: 'Requis pour le portail parents',
      advantages: ['Rapide', 'Sûre', 'Sans validation par un tiers'],
      keys: 'Avec votre carte d’identité électronique (eID) et un lecteur de cartes.',
      keysWithFederal:
        'Avec votre carte d’identité électronique (eID) et un lecteur, avec itsme, ou avec une autre clé fédérale.',
      connect: 'Connexion',
      needTitle: 'Il vous faut',
      needs: [
        'votre carte d’identité électronique (eID) et son code PIN',
        'un lecteur de cartes branché à cet ordinateur',
        'le programme eID Bridge, démarré sur cet ordinateur',
      ],
      shareLabel: 'Première connexion : remplir mon inscription avec ma carte',
      shareHint:
        'Nom, prénoms, date de naissance, sexe et adresse sont lus sur la carte, après votre accord. Vous avez déjà un compte ? Décochez la case.',
      start: 'Connexion avec ma carte',
      permissionHint:
        'Votre navigateur peut vous demander d’autoriser ce site à accéder à d’autres applications de cet appareil. Choisissez « Autoriser » : c’est ainsi que la page parle à eID Bridge.',
      noScriptTitle: 'JavaScript est désactivé',
      noScript:
        'La connexion avec carte d’identité a besoin de JavaScript pour parler à votre lecteur de cartes. Activez-le pour ce site puis rechargez la page. Le reste de l’E-guichet fonctionne sans.',
      purpose: 'Ouvrir votre compte à l’E-guichet et remplir le formulaire d’inscription.',
    },
    email: {
      title: 'Connexion avec identifiant',
      approval: 'Un nouveau compte est validé par la commune',
      address: 'Adresse e-mail',
      password: 'Mot de passe',
      signUp: 'Pas de compte ? Enregistrez-vous !',
      lostPassword: 'Mot de passe perdu ? Réinitialisez-le !',
      submit: 'Connexion avec mon identifiant',
      faults: {
        wrong:
          'Cette adresse et ce mot de passe ne vont pas ensemble. Vérifiez les deux, ou demandez un nouveau mot de passe.',
        'too-many':
          'Il y a eu trop d’essais pour cette adresse. Attendez un quart d’heure, ou utilisez votre carte d’identité.',
      },
    },
  },
  live: {
    stepsLabel: 'Étapes de la connexion',
    steps: {
      program: 'Programme',
      consent: 'Votre accord et code PIN',
      done: 'Connexion',
    },
    states: {
      'permission-ahead': {
        title: 'Votre navigateur va vous poser une question',
        text: 'Il demandera si ce site peut accéder à d’autres applications et services de cet appareil. Répondez « Autoriser » : la page ne parle qu’à eID Bridge. La question n’est posée qu’une fois.',
      },
      connecting: {
        title: 'Recherche d’eID Bridge…',
        text: 'La page cherche le programme sur cet ordinateur.',
      },
      'permission-asked': {
        title: 'Répondez à votre navigateur',
        text: 'Choisissez « Autoriser » dans la question affichée en haut de la fenêtre.',
      },
      starting: {
        title: 'eID Bridge est là',
        text: 'La page prépare votre connexion.',
      },
      'awaiting-consent': {
        title: 'Donnez votre accord',
        text: 'eID Bridge vous demande votre accord sur cet ordinateur. Vérifiez d’abord le nom du site.',
      },
      'awaiting-reader': {
        title: 'Branchez votre lecteur de cartes',
        text: 'Aucun lecteur n’est visible. Branchez-le : la connexion continue toute seule.',
      },
      'awaiting-card': {
        title: 'Insérez votre carte d’identité',
        text: 'Glissez-la à fond dans le lecteur, la puce dorée du bon côté. La connexion continue toute seule.',
      },
      'awaiting-pin': {
        title: 'Tapez votre code PIN',
        text: 'eID Bridge vous le demande sur cet ordinateur ou sur les touches du lecteur, jamais dans cette page. Vérifiez d’abord le nom du site : en tapant votre code PIN, vous donnez votre accord.',
      },
      'awaiting-pin-again': {
        title: 'Ce code n’était pas le bon. Essayez encore…',
        text: 'eID Bridge vous demande à nouveau le code PIN de votre carte d’identité (pas celui de votre banque). Après trois erreurs de suite, la carte se bloque.',
      },
      reading: {
        title: 'Lecture de la carte…',
        text: 'Laissez la carte dans le lecteur.',
      },
      signing: {
        title: 'La carte confirme votre connexion…',
        text: 'Laissez la carte dans le lecteur.',
      },
      checking: {
        title: 'Vérification par l’E-guichet…',
        text: 'Le serveur contrôle la réponse de votre carte.',
      },
      done: {
        title: 'Vous êtes connecté',
        text: 'La page suivante s’ouvre. Vous pouvez retirer votre carte.',
      },
    },
    cancel: 'Annuler',
    back: 'Retour',
    tryAgain: 'Réessayer',
    wake: 'Démarrer eID Bridge',
    continueToPermission: 'Continuer',
    causeLabel: 'La connexion n’a pas abouti',
    remedyLabel: 'Que faire ?',
    triesLeft: 'Il vous reste {tries} essais.',
    oneTryLeft: 'Il vous reste un seul essai : une erreur de plus bloque le code PIN.',
    failures: {
      ERR_EID_BRIDGE_NOT_RUNNING: {
        cause: 'Le programme eID Bridge ne répond pas sur cet ordinateur.',
        remedy:
          'Démarrez eID Bridge, puis réessayez. S’il n’est pas installé, installez-le ; sur un ordinateur qui n’est pas le vôtre, demandez à la personne qui le gère.',
      },
      ERR_EID_BLOCKED_BY_BROWSER: {
        cause: 'Votre navigateur empêche ce site d’accéder aux applications de cet appareil.',
        remedy:
          'Cliquez sur l’icône à gauche de l’adresse du site, ouvrez les autorisations et permettez l’accès aux applications de cet appareil (ou au réseau local). Ensuite, réessayez.',
      },
      ERR_EID_REFUSED: {
        cause: 'eID Bridge n’accepte pas les demandes de ce site.',
        remedy:
          'Vérifiez l’adresse du site. Si c’est la bonne, demandez à la personne qui gère cet ordinateur d’autoriser ce site dans eID Bridge.',
      },
      ERR_EID_INCOMPATIBLE: {
        cause: 'Cette version d’eID Bridge et cette page ne se comprennent pas.',
        remedy: 'Installez la dernière version d’eID Bridge, rechargez la page, puis réessayez.',
      },
      ERR_EID_CONNECTION_LOST: {
        cause: 'La liaison avec eID Bridge a été interrompue.',
        remedy: 'Vérifiez qu’eID Bridge est toujours démarré, puis réessayez. Rien n’a été envoyé au site.',
      },
      'browser-too-old': {
        cause: 'Votre navigateur ne permet pas cette connexion.',
        remedy: 'Mettez-le à jour ou utilisez un autre navigateur récent, puis réessayez.',
      },
      'site-unreachable': {
        cause: 'Le serveur de l’E-guichet ne répond pas.',
        remedy: 'Vérifiez votre connexion à internet, puis réessayez dans un instant.',
      },
      'session-expired': {
        cause: 'Cette page est restée ouverte trop longtemps.',
        remedy: 'Rechargez la page, puis recommencez.',
      },
      'too-many-attempts': {
        cause: 'Il y a eu trop d’essais en peu de temps.',
        remedy: 'Attendez une minute, puis réessayez.',
      },
      'challenge-expired': {
        cause: 'La demande de connexion a expiré avant la réponse de votre carte.',
        remedy: 'Réessayez : vous avez cinq minutes pour donner votre accord et taper le code PIN.',
      },
      'certificate-expired': {
        cause: 'Votre carte n’est plus valable pour se connecter en ligne.',
        remedy:
          'Regardez la date de validité sur la carte. Si elle est dépassée, demandez une nouvelle carte à votre commune.',
      },
      'certificate-revoked': {
        cause: 'Votre carte a été bloquée par l’autorité qui l’a délivrée.',
        remedy: 'Elle a peut-être été déclarée perdue ou remplacée. Adressez-vous à votre commune.',
      },
      'revocation-unavailable': {
        cause: 'L’E-guichet n’a pas pu vérifier auprès de l’autorité que votre carte n’est pas bloquée.',
        remedy: 'Réessayez dans quelques minutes. Votre carte et votre ordinateur ne sont pas en cause.',
      },
      'certificate-not-trusted': {
        cause: 'Cette carte n’est pas reconnue par l’E-guichet.',
        remedy:
          'Utilisez une carte d’identité ou un titre de séjour belge. Si c’est le cas, adressez-vous au guichet communal avec votre carte.',
      },
      'linked-elsewhere': {
        cause: 'Cette carte ouvre déjà un autre compte de l’E-guichet.',
        remedy: 'Déconnectez-vous, puis connectez-vous avec la carte : vous arriverez à cet autre compte.',
      },
      'not-accepted': {
        cause: 'L’E-guichet n’a pas pu vérifier la réponse de votre carte.',
        remedy: 'Réessayez. Si cela se répète, adressez-vous au guichet communal avec votre carte.',
      },
      'server-fault': {
        cause: 'L’E-guichet a rencontré un problème.',
        remedy: 'Ce n’est ni votre carte ni votre ordinateur. Réessayez dans un instant.',
      },
    },
  },
  registration: {
    title: 'Création d’un compte',
    lead: 'En complétant votre profil, vous gagnez du temps : vos données seront reprises automatiquement dans vos démarches.',
    outcome: {
      proven: {
        title: 'Votre carte a rempli ce formulaire',
        text: 'Lus avec votre accord : nom, prénoms, date de naissance, sexe et adresse. Ces données, signées par le Registre national, ont été vérifiées par l’E-guichet. Le numéro national et la photo ne sont pas conservés.',
      },
      federal: {
        title: 'Votre clé fédérale a rempli une partie de ce formulaire',
        text: 'Le service fédéral nous a donné votre nom, vos prénoms et votre date de naissance. Complétez le reste. Le numéro national n’est pas conservé.',
      },
      declared: {
        title: 'Encore quelques données',
        text: 'Votre adresse e-mail est confirmée. Complétez le formulaire : la commune le vérifiera avant de valider votre compte.',
      },
      'not-shared': {
        title: 'Les données de votre carte n’ont pas été partagées',
        text: 'Vous êtes bien connecté. Écrivez vos données vous-même, ou recommencez en acceptant la lecture de la carte.',
      },
      'not-proven': {
        title: 'Les données de la carte n’ont pas été reprises',
        text: 'Vous êtes bien connecté, mais les données lues n’ont pas pu être vérifiées : soit leur signature par le Registre national, soit la validité de la carte dont elles viennent. Par prudence, elles ne sont pas reprises : écrivez vos données vous-même.',
      },
    },
    nameAlone: 'Seul votre nom est repris : il vient du certificat avec lequel vous venez de vous connecter.',
    readAgain: 'Recommencer avec les données de ma carte',
    requiredNote: 'Les champs marqués d’un astérisque (*) sont obligatoires.',
    identityLegend: 'Votre identité',
    addressLegend: 'Votre adresse',
    contactLegend: 'Téléphone et naissance',
    from: { eid: 'de votre eID', federal: 'de votre clé fédérale' },
    lockedHint: 'Prouvé par votre carte, non modifiable.',
    lockedByFederal: 'Donné par votre clé fédérale, non modifiable.',
    noGivenName: 'Votre carte ne mentionne pas de prénom.',
    cardLine: 'Sur votre carte : « {line} »',
    splitUnsure: 'Nous ne sommes pas sûrs du découpage de cette ligne : vérifiez la rue, le numéro et la boîte.',
    notMyAddress: 'Ce n’est pas votre adresse actuelle ? Vous pouvez la corriger ici.',
    noAddress: 'Votre carte ne contient pas d’adresse. Écrivez-la ci-dessous.',
    nearCountries: 'Belgique et pays voisins',
    otherCountries: 'Autres pays',
    fields: {
      title: 'Civilité',
      firstName: 'Prénom',
      lastName: 'Nom',
      email: 'E-mail',
      street: 'Rue',
      addressExtra: 'Complément d’adresse',
      number: 'Numéro',
      box: 'Boîte',
      postalCode: 'Code postal',
      municipality: 'Commune',
      country: 'Pays',
      phone: 'Téléphone',
      birthDate: 'Date de naissance',
    },
    hints: {
      email: 'Pour vous prévenir de l’avancement de vos démarches.',
      addressExtra: 'Lieu-dit…',
      number: 'Ex. de numéro : 12, 147 et pas 1c ou 124/14. (Complément à indiquer dans le champ boîte)',
      phone: 'Ex. : 0470 12 34 56',
      birthDate: 'Jour, mois, année. Ex. : 31/12/1980',
    },
    titles: { madam: 'Madame', sir: 'Monsieur' },
    noTitle: 'Ne pas préciser',
    errorSummaryTitle: 'Le formulaire contient des erreurs',
    errorInTitle: 'Erreur',
    faults: {
      missing: 'Complétez ce champ.',
      'too-long': 'Ce texte est trop long.',
      'forbidden-characters': 'Ce texte contient des caractères invisibles. Effacez-le et tapez-le à nouveau.',
      'not-a-choice': 'Choisissez une valeur de la liste.',
      'not-an-email': 'Écrivez une adresse e-mail complète, comme nom@exemple.be.',
      'not-a-house-number': 'Écrivez un numéro en chiffres, comme 12 ou 147.',
      'box-in-number': 'Écrivez seulement le numéro (12, 147) et mettez le reste dans le champ Boîte.',
      'not-a-box': 'Écrivez des lettres et des chiffres, comme 3, B12 ou 2/4.',
      'not-a-postal-code': 'Écrivez un code postal valable ; en Belgique, il a quatre chiffres.',
      'not-a-phone-number': 'Écrivez un numéro de téléphone, comme 0470 12 34 56 ou +32 470 12 34 56.',
      'not-a-date': 'Écrivez une date qui existe, comme 31/12/1980.',
      'date-out-of-range': 'Vérifiez l’année de naissance.',
    },
    missing: {
      firstName: 'Écrivez votre prénom.',
      lastName: 'Écrivez votre nom.',
      street: 'Écrivez le nom de votre rue.',
      number: 'Écrivez le numéro de la maison.',
      postalCode: 'Écrivez votre code postal.',
      municipality: 'Écrivez le nom de votre commune.',
      country: 'Choisissez votre pays.',
      birthDate: 'Indiquez votre date de naissance.',
    },
    submit: 'Valider',
    abandon: 'Abandonner',
  },
  welcome: {
    title: 'Félicitations !',
    message: 'Votre compte est créé et vous êtes authentifié.',
    messagePending: 'Votre compte est créé. La commune doit encore le valider.',
    next: {
      eid: 'Vos données seront reprises automatiquement dans vos prochaines démarches. La prochaine fois, votre carte et votre code PIN suffiront.',
      federal:
        'Vos données seront reprises automatiquement dans vos prochaines démarches. La prochaine fois, la même clé suffira.',
      email: 'Vos données seront reprises automatiquement dans vos prochaines démarches.',
    },
    nextPending:
      'Vous recevrez un e-mail dès que c’est fait. Les démarches sans connexion vous sont déjà ouvertes. Plus rapide : reliez votre carte d’identité à ce compte.',
    toAccount: 'Voir mon compte',
    goOn: 'Continuer ma démarche',
  },
  account: {
    title: 'Mon compte',
    lead: 'Vos données sont reprises automatiquement dans vos démarches.',
    greeting: 'Bonjour {name}',
    identityTitle: 'Identité',
    allGivenNames: 'Tous les prénoms',
    addressTitle: 'Adresse',
    contactTitle: 'Contact',
    declared: 'déclaré par vous',
    notGiven: 'Non renseigné',
    editTitle: 'Modifier mes données',
    save: 'Enregistrer',
    requestsTitle: 'Mes demandes',
    noRequests: 'Vous n’avez encore rien demandé.',
    waysTitle: 'Comment mon compte s’ouvre',
    byKey: 'Avec votre carte d’identité ou votre clé fédérale',
    byEmail: 'Avec votre adresse e-mail et votre mot de passe',
    createdOn: 'Compte créé le {date}.',
  },
  loggedOut: {
    title: 'Vous êtes déconnecté',
    text: 'N’oubliez pas de retirer votre carte du lecteur.',
  },
  privacy: {
    title: 'Vie privée (RGPD)',
    lead: 'Ce que l’E-guichet lit, pourquoi, et ce qu’il garde.',
    sections: [
      {
        title: 'À chaque connexion',
        text: 'Votre carte signe une demande unique de ce site et envoie son certificat d’authentification, qui contient votre nom et votre numéro national. Le nom est repris dans votre inscription. Le numéro sert seulement à calculer une clé propre à notre commune, qui retrouve votre compte. Il n’est ni conservé, ni affiché, ni inscrit dans un journal.',
      },
      {
        title: 'À la première connexion, avec votre accord',
        text: 'Nom, prénoms, date de naissance, sexe et adresse, pour remplir le formulaire d’inscription. Pour en vérifier la signature, le serveur reçoit les fichiers entiers de la carte ; il garde seulement ce que vous validez dans le formulaire. La photo n’est pas demandée.',
      },
      {
        title: 'Ce que nous gardons',
        text: 'Votre profil tel que vous l’avez validé, vos demandes, et la liste de vos connexions sans numéro ni nom. Si vous avez un mot de passe, son empreinte seule. Un cookie, nécessaire à la connexion : il disparaît à la fermeture du navigateur.',
      },
      {
        title: 'Vos droits',
        text: 'Vous pouvez à tout moment corriger vos données, en télécharger une copie et supprimer votre compte, dans « Mon compte ». La suppression efface le profil et les demandes ; il reste seulement la trace qu’un compte a existé, sans nom.',
      },
      {
        title: 'Sans carte d’identité',
        text: 'Un compte avec une adresse e-mail et un mot de passe est possible, et tout peut se faire au guichet communal. Vous pouvez aussi vous connecter avec la carte en refusant la lecture de vos données, et écrire vous-même tout le formulaire sauf votre nom.',
      },
    ],
  },
  help: {
    link: 'Aide : eID Bridge sur cet ordinateur',
    title: 'eID Bridge sur votre ordinateur',
    lead: 'eID Bridge relie cette page à votre lecteur de cartes. Il montre quel site demande quoi et n’envoie rien sans votre accord.',
    sections: [
      {
        title: 'Le démarrer',
        text: 'Cherchez « eID Bridge » parmi les programmes de votre ordinateur et ouvrez-le. Revenez ensuite à cette page et choisissez « Réessayer ».',
      },
      {
        title: 'L’installer',
        text: 'S’il n’est pas parmi vos programmes, installez-le en suivant les indications de votre commune. Sur un ordinateur qui n’est pas le vôtre (bureau, bibliothèque, espace public), demandez à la personne qui le gère.',
      },
      {
        title: 'Répondre à la question du navigateur',
        text: 'Chrome, Edge et Firefox récents demandent si le site peut accéder à d’autres applications de cet appareil. Répondez « Autoriser ». Si vous avez répondu « Bloquer », cliquez sur l’icône à gauche de l’adresse du site, changez l’autorisation, puis réessayez.',
      },
      {
        title: 'Le lecteur et la carte',
        text: 'Branchez le lecteur avant d’insérer la carte. La puce dorée entre en premier. Le code PIN est celui reçu avec la carte d’identité, pas celui de la banque.',
      },
    ],
  },
  failures: {
    'bad-request': {
      title: 'Demande incorrecte',
      text: 'La page a reçu une demande qu’elle ne comprend pas. Revenez en arrière et réessayez.',
    },
    'session-expired': {
      title: 'Votre session a expiré',
      text: 'Pour votre sécurité, vous êtes déconnecté après un moment sans activité. Rien n’a été enregistré. Connectez-vous à nouveau.',
    },
    'not-found': {
      title: 'Page introuvable',
      text: 'Cette page n’existe pas ou n’existe plus.',
    },
    'too-large': {
      title: 'Trop de données',
      text: 'Ce qui a été envoyé est trop grand. Revenez en arrière et raccourcissez vos textes.',
    },
    'too-many': {
      title: 'Trop d’essais',
      text: 'Il y a eu trop de demandes en peu de temps. Attendez une minute, puis réessayez.',
    },
    unexpected: {
      title: 'L’E-guichet a rencontré un problème',
      text: 'Ce n’est ni votre carte ni votre ordinateur. Réessayez dans un instant.',
    },
  },
  backHome: 'Retour à l’accueil',
  backToLogin: 'Se connecter à nouveau',
};
