import type { CoreTexts } from '../core-texts.ts';

export const core: CoreTexts = {
  languageName: 'English',
  counterName: 'E-counter',
  communeName: 'Demonstration municipality',
  skipToContent: 'Skip to content',
  menuLabel: 'Main menu',
  languageMenuLabel: 'Language',
  menu: {
    home: 'Home',
    procedures: 'Procedures',
    parents: 'Parents’ portal',
    basket: 'Basket',
    account: 'My account',
    privacy: 'Privacy',
    logIn: 'Log in',
    logOut: 'Log out',
  },
  footer: 'Demonstration e-counter of the eID Bridge project. No real request can be made here.',
  testMode: 'Test mode: this e-counter accepts test cards, which prove nobody’s identity.',
  home: {
    title: 'Welcome to the e-counter',
    lead: 'Your municipality online, at any hour. Your identity card is all you need to open an account.',
    start: 'Log in',
    continueRegistration: 'Finish my registration',
    stepsTitle: 'Create an account with your identity card',
    steps: [
      {
        title: 'Insert your card',
        text: 'An electronic identity card, a reader and your PIN: nothing else to prepare.',
      },
      {
        title: 'Confirm on your computer',
        text: 'eID Bridge shows which site asks for what. By typing your PIN you give your consent.',
      },
      {
        title: 'Check and confirm',
        text: 'The form is filled in with the data on your card. You complete it and confirm.',
      },
    ],
    withoutCardTitle: 'No card or no reader?',
    withoutCard: 'Everything can still be done at the counter of your town hall, during opening hours.',
  },
  login: {
    title: 'Log in',
    lead: 'We recommend the identity card or itsme: it is fast, and your account is open at once.',
    wanted: 'To open that page, please log in. You will come back to it afterwards.',
    card: {
      title: 'Log in with identity card',
      requiredForParents: 'Required for the parents’ portal',
      advantages: ['Fast', 'Safe', 'No approval by a third party'],
      keys: 'With your electronic identity card (eID) and a card reader.',
      keysWithFederal:
        'With your electronic identity card (eID) and a reader, with itsme, or with another federal key.',
      connect: 'Log in',
      needTitle: 'You need',
      needs: [
        'your electronic identity card (eID) and its PIN',
        'a card reader plugged in to this computer',
        'the program eID Bridge, running on this computer',
      ],
      shareLabel: 'First visit: fill in my registration from my card',
      shareHint:
        'Surname, given names, date of birth, sex and address are read from the card, once you agree. Already have an account? Untick the box.',
      start: 'Log in with my card',
      permissionHint:
        'Your browser may ask whether this site may access other apps on this device. Choose “Allow”: this is how the page talks to eID Bridge.',
      noScriptTitle: 'JavaScript is switched off',
      noScript:
        'Logging in with an identity card needs JavaScript to talk to your card reader. Switch it on for this site, then reload the page. The rest of the e-counter works without it.',
      purpose: 'Open your account at the e-counter and fill in the registration form.',
    },
    email: {
      title: 'Log in with e-mail',
      approval: 'A new account is approved by the municipality',
      address: 'E-mail address',
      password: 'Password',
      signUp: 'No account? Sign up!',
      lostPassword: 'Lost your password? Reset it!',
      submit: 'Log in with my e-mail',
      faults: {
        wrong: 'This address and this password do not go together. Check both, or ask for a new password.',
        'too-many':
          'There were too many attempts for this address. Wait a quarter of an hour, or use your identity card.',
      },
    },
  },
  live: {
    stepsLabel: 'Steps of the log-in',
    steps: {
      program: 'Program',
      consent: 'Your consent and PIN',
      done: 'Logged in',
    },
    states: {
      'permission-ahead': {
        title: 'Your browser is about to ask you something',
        text: 'It will ask whether this site may access other apps and services on this device. Answer “Allow”: the page talks to eID Bridge only. You are asked just once.',
      },
      connecting: {
        title: 'Looking for eID Bridge…',
        text: 'The page is looking for the program on this computer.',
      },
      'permission-asked': {
        title: 'Answer your browser',
        text: 'Choose “Allow” in the question at the top of the window.',
      },
      starting: {
        title: 'eID Bridge is there',
        text: 'The page is preparing your log-in.',
      },
      'awaiting-consent': {
        title: 'Give your consent',
        text: 'eID Bridge is asking for your consent on this computer. Check the name of the site first.',
      },
      'awaiting-reader': {
        title: 'Plug in your card reader',
        text: 'No reader can be seen. Plug it in: the log-in goes on by itself.',
      },
      'awaiting-card': {
        title: 'Insert your identity card',
        text: 'Slide it all the way into the reader, the gold chip on the right side. The log-in goes on by itself.',
      },
      'awaiting-pin': {
        title: 'Type your PIN',
        text: 'eID Bridge asks for it on this computer or on the keys of the reader, never in this page. Check the name of the site first: by typing your PIN you give your consent.',
      },
      'awaiting-pin-again': {
        title: 'That PIN was not the right one. Try again…',
        text: 'eID Bridge is asking again for the PIN of your identity card (not the one of your bank). After three wrong PINs in a row, the card blocks itself.',
      },
      reading: {
        title: 'Reading the card…',
        text: 'Leave the card in the reader.',
      },
      signing: {
        title: 'The card is confirming your log-in…',
        text: 'Leave the card in the reader.',
      },
      checking: {
        title: 'The e-counter is checking…',
        text: 'The server is verifying the answer of your card.',
      },
      done: {
        title: 'You are logged in',
        text: 'The next page is opening. You may take out your card.',
      },
    },
    cancel: 'Cancel',
    back: 'Back',
    tryAgain: 'Try again',
    wake: 'Start eID Bridge',
    continueToPermission: 'Continue',
    causeLabel: 'You are not logged in',
    remedyLabel: 'What to do',
    triesLeft: 'You have {tries} tries left.',
    oneTryLeft: 'You have one try left: one more mistake blocks the PIN.',
    failures: {
      ERR_EID_BRIDGE_NOT_RUNNING: {
        cause: 'The program eID Bridge does not answer on this computer.',
        remedy:
          'Start eID Bridge, then try again. If it is not installed, install it; on a computer that is not yours, ask the person who manages it.',
      },
      ERR_EID_BLOCKED_BY_BROWSER: {
        cause: 'Your browser keeps this site from accessing apps on this device.',
        remedy:
          'Click the icon to the left of the site’s address, open the permissions and allow access to apps on this device (or to the local network). Then try again.',
      },
      ERR_EID_REFUSED: {
        cause: 'eID Bridge does not accept requests from this site.',
        remedy:
          'Check the address of the site. If it is the right one, ask the person who manages this computer to allow it in eID Bridge.',
      },
      ERR_EID_INCOMPATIBLE: {
        cause: 'This version of eID Bridge and this page do not understand each other.',
        remedy: 'Install the latest version of eID Bridge, reload the page, then try again.',
      },
      ERR_EID_CONNECTION_LOST: {
        cause: 'The connection to eID Bridge was interrupted.',
        remedy: 'Check that eID Bridge is still running, then try again. Nothing was sent to the site.',
      },
      'browser-too-old': {
        cause: 'Your browser does not allow this way to log in.',
        remedy: 'Update it or use another recent browser, then try again.',
      },
      'site-unreachable': {
        cause: 'The e-counter’s server does not answer.',
        remedy: 'Check your internet connection, then try again in a moment.',
      },
      'session-expired': {
        cause: 'This page has been open for too long.',
        remedy: 'Reload the page, then start again.',
      },
      'too-many-attempts': {
        cause: 'There were too many attempts in a short time.',
        remedy: 'Wait one minute, then try again.',
      },
      'challenge-expired': {
        cause: 'The log-in request expired before your card answered.',
        remedy: 'Try again: you have five minutes to agree and type your PIN.',
      },
      'certificate-expired': {
        cause: 'Your card is no longer valid for logging in online.',
        remedy: 'Look at the expiry date on the card. If it has passed, ask your municipality for a new card.',
      },
      'certificate-revoked': {
        cause: 'Your card has been blocked by the authority that issued it.',
        remedy: 'It may have been reported lost, or replaced. Ask your municipality.',
      },
      'revocation-unavailable': {
        cause: 'The e-counter could not check with the authority that your card is not blocked.',
        remedy: 'Try again in a few minutes. Neither your card nor your computer is at fault.',
      },
      'certificate-not-trusted': {
        cause: 'The e-counter does not recognise this card.',
        remedy:
          'Use a Belgian identity card or residence permit. If you did, take your card to the counter of your town hall.',
      },
      'linked-elsewhere': {
        cause: 'This card already opens another account of the e-counter.',
        remedy: 'Log out, then log in with the card: you will arrive at that other account.',
      },
      'not-accepted': {
        cause: 'The e-counter could not verify the answer of your card.',
        remedy: 'Try again. If it happens again, take your card to the counter of your town hall.',
      },
      'server-fault': {
        cause: 'The e-counter ran into a problem.',
        remedy: 'It is neither your card nor your computer. Try again in a moment.',
      },
    },
  },
  registration: {
    title: 'Create an account',
    lead: 'A complete profile saves you time: the e-counter will fill in your details for you in later requests.',
    outcome: {
      proven: {
        title: 'Your card filled in this form',
        text: 'Read with your consent: surname, given names, date of birth, sex and address. These data, signed by the National Register, were verified by the e-counter. The national number and the photo are not kept.',
      },
      federal: {
        title: 'Your federal key filled in part of this form',
        text: 'The federal service gave us your surname, given names and date of birth. Fill in the rest. The national number is not kept.',
      },
      declared: {
        title: 'A few more details',
        text: 'Your e-mail address is confirmed. Fill in the form: the municipality will check it before it approves your account.',
      },
      'not-shared': {
        title: 'The data on your card were not shared',
        text: 'You are logged in. Type your data yourself, or start again and agree to the reading of the card.',
      },
      'not-proven': {
        title: 'The data on your card were not used',
        text: 'You are logged in, but the data that were read could not be verified: either the National Register’s signature on them, or the validity of the card they come from. To be safe, they were not used: type your data yourself.',
      },
    },
    nameAlone: 'Only your name was filled in: it comes from the certificate that you have just logged in with.',
    readAgain: 'Start again with the data on my card',
    requiredNote: 'Fields marked with an asterisk (*) are required.',
    identityLegend: 'Your identity',
    addressLegend: 'Your address',
    contactLegend: 'Telephone and date of birth',
    from: { eid: 'from your eID', federal: 'from your federal key' },
    lockedHint: 'Proven by your card, cannot be changed.',
    lockedByFederal: 'Given by your federal key, cannot be changed.',
    noGivenName: 'Your card mentions no given name.',
    cardLine: 'On your card: “{line}”',
    splitUnsure: 'We are not sure how this line divides: check the street, the number and the box.',
    notMyAddress: 'Not your present address? You can correct it here.',
    noAddress: 'Your card holds no address. Type it below.',
    nearCountries: 'Belgium and neighbours',
    otherCountries: 'Other countries',
    fields: {
      title: 'Title',
      firstName: 'First name',
      lastName: 'Surname',
      email: 'E-mail',
      street: 'Street',
      addressExtra: 'Additional address line',
      number: 'Number',
      box: 'Box',
      postalCode: 'Postcode',
      municipality: 'Municipality',
      country: 'Country',
      phone: 'Telephone',
      birthDate: 'Date of birth',
    },
    hints: {
      email: 'To let you know how your requests are getting on.',
      addressExtra: 'Hamlet, building…',
      number: 'For example 12 or 147, not 1c or 124/14. (Put the rest in the box field)',
      phone: 'For example 0470 12 34 56',
      birthDate: 'Day, month, year. For example 31/12/1980',
    },
    titles: { madam: 'Ms', sir: 'Mr' },
    noTitle: 'Prefer not to say',
    errorSummaryTitle: 'There are errors in the form',
    errorInTitle: 'Error',
    faults: {
      missing: 'Fill in this field.',
      'too-long': 'This text is too long.',
      'forbidden-characters': 'This text contains invisible characters. Delete it and type it again.',
      'not-a-choice': 'Choose a value from the list.',
      'not-an-email': 'Write a complete e-mail address, like name@example.be.',
      'not-a-house-number': 'Write a number in digits, like 12 or 147.',
      'box-in-number': 'Write the number only (12, 147) and put the rest in the Box field.',
      'not-a-box': 'Write letters and digits, like 3, B12 or 2/4.',
      'not-a-postal-code': 'Write a valid postcode; in Belgium it has four digits.',
      'not-a-phone-number': 'Write a telephone number, like 0470 12 34 56 or +32 470 12 34 56.',
      'not-a-date': 'Write a date that exists, like 31/12/1980.',
      'date-out-of-range': 'Check the year of birth.',
    },
    missing: {
      firstName: 'Write your first name.',
      lastName: 'Write your surname.',
      street: 'Write the name of your street.',
      number: 'Write your house number.',
      postalCode: 'Write your postcode.',
      municipality: 'Write the name of your municipality.',
      country: 'Choose your country.',
      birthDate: 'Give your date of birth.',
    },
    submit: 'Confirm',
    abandon: 'Cancel registration',
  },
  welcome: {
    title: 'Congratulations!',
    message: 'Your account has been created and you are logged in.',
    messagePending: 'Your account has been created. The municipality has yet to approve it.',
    next: {
      eid: 'The e-counter will fill in your details for you in later requests. Next time, your card and your PIN are all you need.',
      federal:
        'The e-counter will fill in your details for you in later requests. Next time, the same key is all you need.',
      email: 'The e-counter will fill in your details for you in later requests.',
    },
    nextPending:
      'You will get an e-mail as soon as that is done. Requests that need no log-in are open to you already. Faster: link your identity card to this account.',
    toAccount: 'See my account',
    goOn: 'Go on with my request',
  },
  account: {
    title: 'My account',
    lead: 'The e-counter fills in these details for you when you make a request.',
    greeting: 'Hello {name}',
    identityTitle: 'Identity',
    allGivenNames: 'All given names',
    addressTitle: 'Address',
    contactTitle: 'Contact',
    declared: 'declared by you',
    notGiven: 'Not given',
    editTitle: 'Change my details',
    save: 'Save',
    requestsTitle: 'My requests',
    noRequests: 'You have not asked for anything yet.',
    waysTitle: 'How my account opens',
    byKey: 'With your identity card or your federal key',
    byEmail: 'With your e-mail address and your password',
    createdOn: 'Account created on {date}.',
  },
  loggedOut: {
    title: 'You are logged out',
    text: 'Do not forget to take your card out of the reader.',
  },
  privacy: {
    title: 'Privacy (GDPR)',
    lead: 'What the e-counter reads, why, and what it keeps.',
    sections: [
      {
        title: 'At each log-in',
        text: 'Your card signs a one-time request of this site and sends its authentication certificate, which contains your name and national number. The name is filled in on your registration form. The number is only used to compute a key of our municipality’s own, which finds your account. It is not kept, not shown and not written to any log.',
      },
      {
        title: 'At the first log-in, if you agree',
        text: 'Surname, given names, date of birth, sex and address, to fill in the registration form. To verify their signature the server receives the card’s whole files; it keeps only what you confirm in the form. The photo is not asked for.',
      },
      {
        title: 'What we keep',
        text: 'Your profile as you confirmed it, your requests, and the list of your log-ins without number or name. If you have a password, only its hash. One cookie, needed for logging in: it disappears when the browser is closed.',
      },
      {
        title: 'Your rights',
        text: 'At any time you can correct your details, download a copy of them and delete your account, under “My account”. Deleting removes the profile and the requests; all that remains is the trace that an account existed, without a name.',
      },
      {
        title: 'Without an identity card',
        text: 'You can have an account with an e-mail address and a password, and everything can be done at the counter of the town hall. You can also log in with the card, refuse the reading of your data, and fill in all of the form but your name yourself.',
      },
    ],
  },
  help: {
    link: 'Help: eID Bridge on this computer',
    title: 'eID Bridge on your computer',
    lead: 'eID Bridge connects this page to your card reader. It shows which site asks for what, and sends nothing without your consent.',
    sections: [
      {
        title: 'Start it',
        text: 'Look for “eID Bridge” among the programs of your computer and open it. Then come back to this page and choose “Try again”.',
      },
      {
        title: 'Install it',
        text: 'If it is not among your programs, install it as your municipality tells you. On a computer that is not yours (office, library, public place), ask the person who manages it.',
      },
      {
        title: 'Answer the browser’s question',
        text: 'Recent versions of Chrome, Edge and Firefox ask whether the site may access other apps on this device. Answer “Allow”. If you answered “Block”, click the icon to the left of the site’s address, change the permission, then try again.',
      },
      {
        title: 'The reader and the card',
        text: 'Plug in the reader before you insert the card. The gold chip goes in first. The PIN is the one you got with your identity card, not the one of your bank.',
      },
    ],
  },
  failures: {
    'bad-request': {
      title: 'Request not understood',
      text: 'The page received a request that it does not understand. Go back and try again.',
    },
    'session-expired': {
      title: 'Your session has expired',
      text: 'For your safety you are logged out after a while without activity. Nothing was saved. Log in again.',
    },
    'not-found': {
      title: 'Page not found',
      text: 'This page does not exist, or no longer exists.',
    },
    'too-large': {
      title: 'Too much data',
      text: 'What was sent is too large. Go back and shorten your texts.',
    },
    'too-many': {
      title: 'Too many attempts',
      text: 'There were too many requests in a short time. Wait one minute, then try again.',
    },
    unexpected: {
      title: 'The e-counter ran into a problem',
      text: 'It is neither your card nor your computer. Try again in a moment.',
    },
  },
  backHome: 'Back to the home page',
  backToLogin: 'Log in again',
};
