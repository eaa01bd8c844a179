import type { CoreTexts } from '../core-texts.ts';

export const core: CoreTexts = {
  languageName: 'Nederlands',
  counterName: 'E-loket',
  communeName: 'Demonstratiegemeente',
  skipToContent: 'Naar de inhoud',
  menuLabel: 'Hoofdmenu',
  languageMenuLabel: 'Taal',
  menu: {
    home: 'Onthaal',
    procedures: 'Diensten',
    parents: 'Ouderportaal',
    basket: 'Mandje',
    account: 'Mijn account',
    privacy: 'AVG',
    logIn: 'Aanmelden',
    logOut: 'Afmelden',
  },
  footer: 'Demonstratie-e-loket van het project eID Bridge. Hier kan niets echt worden aangevraagd.',
  testMode: 'Testmodus: dit e-loket aanvaardt testkaarten, die niemands identiteit bewijzen.',
  home: {
    title: 'Welkom bij het e-loket',
    lead: 'Uw gemeentelijke diensten online, op elk uur. Uw identiteitskaart volstaat om uw account te openen.',
    start: 'Aanmelden',
    continueRegistration: 'Mijn inschrijving afwerken',
    stepsTitle: 'Een account maken met uw identiteitskaart',
    steps: [
      {
        title: 'Steek uw kaart in',
        text: 'Een elektronische identiteitskaart, een lezer en uw pincode: meer hebt u niet nodig.',
      },
      {
        title: 'Bevestig op uw computer',
        text: 'eID Bridge toont welke site wat vraagt. Door uw pincode te typen, geeft u uw akkoord.',
      },
      {
        title: 'Kijk na en bevestig',
        text: 'Het formulier is ingevuld met de gegevens van uw kaart. U vult aan en bevestigt.',
      },
    ],
    withoutCardTitle: 'Geen kaart of geen lezer?',
    withoutCard: 'Alles kan nog altijd aan het loket van uw gemeentehuis, tijdens de openingsuren.',
  },
  login: {
    title: 'Aanmelden',
    lead: 'Wij raden de identiteitskaart of itsme aan: dat gaat snel, en uw account is meteen open.',
    wanted: 'Om die pagina te openen, meldt u zich eerst aan. Daarna komt u er terug.',
    card: {
      title: 'Aanmelden met identiteitskaart',
      requiredForParents: 'Verplicht voor het ouderportaal',
      advantages: ['Snel', 'Veilig', 'Zonder goedkeuring door een derde'],
      keys: 'Met uw elektronische identiteitskaart (eID) en een kaartlezer.',
      keysWithFederal:
        'Met uw elektronische identiteitskaart (eID) en een lezer, met itsme of met een andere federale sleutel.',
      connect: 'Aanmelden',
      needTitle: 'U hebt nodig',
      needs: [
        'uw elektronische identiteitskaart (eID) en haar pincode',
        'een kaartlezer die op deze computer is aangesloten',
        'het programma eID Bridge, gestart op deze computer',
      ],
      shareLabel: 'Eerste bezoek: mijn inschrijving invullen met mijn kaart',
      shareHint:
        'Naam, voornamen, geboortedatum, geslacht en adres worden van de kaart gelezen, na uw akkoord. Hebt u al een account? Vink dan uit.',
      start: 'Aanmelden met mijn kaart',
      permissionHint:
        'Uw browser kan vragen of deze site toegang mag krijgen tot andere apps op dit apparaat. Kies “Toestaan”: zo praat de pagina met eID Bridge.',
      noScriptTitle: 'JavaScript staat uit',
      noScript:
        'Aanmelden met een identiteitskaart heeft JavaScript nodig om met uw kaartlezer te praten. Zet het aan voor deze site en laad de pagina opnieuw. De rest van het e-loket werkt zonder.',
      purpose: 'Uw account bij het e-loket openen en het inschrijvingsformulier invullen.',
    },
    email: {
      title: 'Aanmelden met e-mail',
      approval: 'Een nieuwe account wordt door de gemeente goedgekeurd',
      address: 'E-mailadres',
      password: 'Wachtwoord',
      signUp: 'Geen account? Registreer u!',
      lostPassword: 'Wachtwoord vergeten? Stel het opnieuw in!',
      submit: 'Aanmelden met mijn e-mail',
      faults: {
        wrong:
          'Dit adres en dit wachtwoord horen niet bij elkaar. Controleer ze allebei of vraag een nieuw wachtwoord aan.',
        'too-many':
          'Er zijn te veel pogingen geweest voor dit adres. Wacht een kwartier of gebruik uw identiteitskaart.',
      },
    },
  },
  live: {
    stepsLabel: 'Stappen van de aanmelding',
    steps: {
      program: 'Programma',
      consent: 'Uw akkoord en pincode',
      done: 'Aangemeld',
    },
    states: {
      'permission-ahead': {
        title: 'Uw browser gaat u iets vragen',
        text: 'Hij vraagt of deze site toegang mag krijgen tot andere apps en diensten op dit apparaat. Antwoord “Toestaan”: de pagina praat alleen met eID Bridge. De vraag komt maar één keer.',
      },
      connecting: {
        title: 'eID Bridge wordt gezocht…',
        text: 'De pagina zoekt het programma op deze computer.',
      },
      'permission-asked': {
        title: 'Antwoord uw browser',
        text: 'Kies “Toestaan” in de vraag boven in het venster.',
      },
      starting: {
        title: 'eID Bridge is er',
        text: 'De pagina bereidt uw aanmelding voor.',
      },
      'awaiting-consent': {
        title: 'Geef uw akkoord',
        text: 'eID Bridge vraagt op deze computer uw akkoord. Controleer eerst de naam van de site.',
      },
      'awaiting-reader': {
        title: 'Sluit uw kaartlezer aan',
        text: 'Er is geen lezer te zien. Sluit hem aan: de aanmelding gaat vanzelf verder.',
      },
      'awaiting-card': {
        title: 'Steek uw identiteitskaart in',
        text: 'Schuif ze helemaal in de lezer, met de gouden chip aan de juiste kant. De aanmelding gaat vanzelf verder.',
      },
      'awaiting-pin': {
        title: 'Typ uw pincode',
        text: 'eID Bridge vraagt ze op deze computer of op de toetsen van de lezer, nooit op deze pagina. Controleer eerst de naam van de site: door uw pincode te typen, geeft u uw akkoord.',
      },
      'awaiting-pin-again': {
        title: 'Dat was niet de juiste code. Probeer opnieuw…',
        text: 'eID Bridge vraagt opnieuw de pincode van uw identiteitskaart (niet die van uw bank). Na drie fouten na elkaar blokkeert de kaart.',
      },
      reading: {
        title: 'De kaart wordt gelezen…',
        text: 'Laat de kaart in de lezer.',
      },
      signing: {
        title: 'De kaart bevestigt uw aanmelding…',
        text: 'Laat de kaart in de lezer.',
      },
      checking: {
        title: 'Het e-loket controleert…',
        text: 'De server controleert het antwoord van uw kaart.',
      },
      done: {
        title: 'U bent aangemeld',
        text: 'De volgende pagina gaat open. U mag uw kaart uit de lezer nemen.',
      },
    },
    cancel: 'Annuleren',
    back: 'Terug',
    tryAgain: 'Opnieuw proberen',
    wake: 'eID Bridge starten',
    continueToPermission: 'Doorgaan',
    causeLabel: 'U bent niet aangemeld',
    remedyLabel: 'Wat nu?',
    triesLeft: 'U hebt nog {tries} pogingen.',
    oneTryLeft: 'U hebt nog één poging: nog één fout blokkeert de pincode.',
    failures: {
      ERR_EID_BRIDGE_NOT_RUNNING: {
        cause: 'Het programma eID Bridge antwoordt niet op deze computer.',
        remedy:
          'Start eID Bridge en probeer opnieuw. Is het niet geïnstalleerd, installeer het dan; op een computer die niet van u is, vraagt u het aan de beheerder.',
      },
      ERR_EID_BLOCKED_BY_BROWSER: {
        cause: 'Uw browser laat deze site niet toe bij apps op dit apparaat.',
        remedy:
          'Klik op het pictogram links van het adres van de site, open de machtigingen en sta toegang toe tot apps op dit apparaat (of tot het lokale netwerk). Probeer dan opnieuw.',
      },
      ERR_EID_REFUSED: {
        cause: 'eID Bridge aanvaardt geen vragen van deze site.',
        remedy:
          'Controleer het adres van de site. Is het juist, vraag dan aan de beheerder van deze computer om de site in eID Bridge toe te laten.',
      },
      ERR_EID_INCOMPATIBLE: {
        cause: 'Deze versie van eID Bridge en deze pagina begrijpen elkaar niet.',
        remedy: 'Installeer de laatste versie van eID Bridge, laad de pagina opnieuw en probeer nog eens.',
      },
      ERR_EID_CONNECTION_LOST: {
        cause: 'De verbinding met eID Bridge is verbroken.',
        remedy: 'Controleer of eID Bridge nog gestart is en probeer opnieuw. Er is niets naar de site verstuurd.',
      },
      'browser-too-old': {
        cause: 'Met uw browser kunt u zich zo niet aanmelden.',
        remedy: 'Werk hem bij of gebruik een andere recente browser en probeer opnieuw.',
      },
      'site-unreachable': {
        cause: 'De server van het e-loket antwoordt niet.',
        remedy: 'Controleer uw internetverbinding en probeer zo dadelijk opnieuw.',
      },
      'session-expired': {
        cause: 'Deze pagina heeft te lang opengestaan.',
        remedy: 'Laad de pagina opnieuw en begin opnieuw.',
      },
      'too-many-attempts': {
        cause: 'Er zijn te veel pogingen geweest in korte tijd.',
        remedy: 'Wacht een minuut en probeer opnieuw.',
      },
      'challenge-expired': {
        cause: 'De aanmeldvraag was verlopen voor uw kaart antwoordde.',
        remedy: 'Probeer opnieuw: u hebt vijf minuten om akkoord te gaan en de pincode te typen.',
      },
      'certificate-expired': {
        cause: 'Uw kaart is niet meer geldig om u online aan te melden.',
        remedy:
          'Kijk naar de geldigheidsdatum op de kaart. Is die voorbij, vraag dan een nieuwe kaart aan uw gemeente.',
      },
      'certificate-revoked': {
        cause: 'Uw kaart is geblokkeerd door de overheid die ze heeft uitgereikt.',
        remedy: 'Misschien is ze als verloren opgegeven of vervangen. Wend u tot uw gemeente.',
      },
      'revocation-unavailable': {
        cause: 'Het e-loket kon bij de overheid niet nagaan of uw kaart niet geblokkeerd is.',
        remedy: 'Probeer het over enkele minuten opnieuw. Het ligt niet aan uw kaart of uw computer.',
      },
      'certificate-not-trusted': {
        cause: 'Het e-loket herkent deze kaart niet.',
        remedy:
          'Gebruik een Belgische identiteitskaart of verblijfstitel. Deed u dat, ga dan met uw kaart naar het gemeentehuis.',
      },
      'linked-elsewhere': {
        cause: 'Deze kaart opent al een andere account van het e-loket.',
        remedy: 'Meld u af en meld u dan aan met de kaart: zo komt u bij die andere account.',
      },
      'not-accepted': {
        cause: 'Het e-loket kon het antwoord van uw kaart niet controleren.',
        remedy: 'Probeer opnieuw. Gebeurt het nog eens, ga dan met uw kaart naar het gemeentehuis.',
      },
      'server-fault': {
        cause: 'Het e-loket had een probleem.',
        remedy: 'Het ligt niet aan uw kaart of uw computer. Probeer zo dadelijk opnieuw.',
      },
    },
  },
  registration: {
    title: 'Een account maken',
    lead: 'Met een volledig profiel wint u tijd: uw gegevens worden bij latere aanvragen automatisch overgenomen.',
    outcome: {
      proven: {
        title: 'Uw kaart heeft dit formulier ingevuld',
        text: 'Gelezen met uw akkoord: naam, voornamen, geboortedatum, geslacht en adres. Deze gegevens, ondertekend door het Rijksregister, zijn door het e-loket gecontroleerd. Het rijksregisternummer en de foto worden niet bewaard.',
      },
      federal: {
        title: 'Uw federale sleutel heeft een deel van dit formulier ingevuld',
        text: 'De federale dienst gaf ons uw naam, voornamen en geboortedatum. Vul de rest aan. Het rijksregisternummer wordt niet bewaard.',
      },
      declared: {
        title: 'Nog enkele gegevens',
        text: 'Uw e-mailadres is bevestigd. Vul het formulier in: de gemeente kijkt het na voor ze uw account goedkeurt.',
      },
      'not-shared': {
        title: 'De gegevens van uw kaart zijn niet gedeeld',
        text: 'U bent aangemeld. Schrijf uw gegevens zelf, of begin opnieuw en ga akkoord met het lezen van de kaart.',
      },
      'not-proven': {
        title: 'De gegevens van de kaart zijn niet overgenomen',
        text: 'U bent aangemeld, maar de gelezen gegevens konden niet worden gecontroleerd: ofwel de handtekening van het Rijksregister, ofwel de geldigheid van de kaart waar ze van komen. Voor de zekerheid worden ze niet overgenomen: schrijf uw gegevens zelf.',
      },
    },
    nameAlone: 'Alleen uw naam is overgenomen: hij komt uit het certificaat waarmee u zich net hebt aangemeld.',
    readAgain: 'Opnieuw beginnen met de gegevens van mijn kaart',
    requiredNote: 'Velden met een sterretje (*) zijn verplicht.',
    identityLegend: 'Uw identiteit',
    addressLegend: 'Uw adres',
    contactLegend: 'Telefoon en geboorte',
    from: { eid: 'van uw eID', federal: 'van uw federale sleutel' },
    lockedHint: 'Bewezen door uw kaart, kan niet worden gewijzigd.',
    lockedByFederal: 'Gegeven door uw federale sleutel, kan niet worden gewijzigd.',
    noGivenName: 'Uw kaart vermeldt geen voornaam.',
    cardLine: 'Op uw kaart: “{line}”',
    splitUnsure: 'Wij zijn niet zeker hoe deze regel wordt gesplitst: controleer de straat, het nummer en de bus.',
    notMyAddress: 'Is dit niet uw huidige adres? U kunt het hier verbeteren.',
    noAddress: 'Uw kaart bevat geen adres. Schrijf het hieronder.',
    nearCountries: 'België en buurlanden',
    otherCountries: 'Andere landen',
    fields: {
      title: 'Aanspreking',
      firstName: 'Voornaam',
      lastName: 'Naam',
      email: 'E-mail',
      street: 'Straat',
      addressExtra: 'Aanvulling bij het adres',
      number: 'Nummer',
      box: 'Bus',
      postalCode: 'Postcode',
      municipality: 'Gemeente',
      country: 'Land',
      phone: 'Telefoon',
      birthDate: 'Geboortedatum',
    },
    hints: {
      email: 'Om u te laten weten hoe het met uw aanvragen staat.',
      addressExtra: 'Gehucht, gebouw…',
      number: 'Bijvoorbeeld 12 of 147, en niet 1c of 124/14. (De rest komt in het veld Bus)',
      phone: 'Bijvoorbeeld 0470 12 34 56',
      birthDate: 'Dag, maand, jaar. Bijvoorbeeld 31/12/1980',
    },
    titles: { madam: 'Mevrouw', sir: 'De heer' },
    noTitle: 'Zeg ik liever niet',
    errorSummaryTitle: 'Er staan fouten in het formulier',
    errorInTitle: 'Fout',
    faults: {
      missing: 'Vul dit veld in.',
      'too-long': 'Deze tekst is te lang.',
      'forbidden-characters': 'Deze tekst bevat onzichtbare tekens. Wis hem en typ hem opnieuw.',
      'not-a-choice': 'Kies een waarde uit de lijst.',
      'not-an-email': 'Schrijf een volledig e-mailadres, zoals naam@voorbeeld.be.',
      'not-a-house-number': 'Schrijf een nummer in cijfers, zoals 12 of 147.',
      'box-in-number': 'Schrijf alleen het nummer (12, 147) en zet de rest in het veld Bus.',
      'not-a-box': 'Schrijf letters en cijfers, zoals 3, B12 of 2/4.',
      'not-a-postal-code': 'Schrijf een geldige postcode; in België heeft ze vier cijfers.',
      'not-a-phone-number': 'Schrijf een telefoonnummer, zoals 0470 12 34 56 of +32 470 12 34 56.',
      'not-a-date': 'Schrijf een datum die bestaat, zoals 31/12/1980.',
      'date-out-of-range': 'Controleer het geboortejaar.',
    },
    missing: {
      firstName: 'Schrijf uw voornaam.',
      lastName: 'Schrijf uw naam.',
      street: 'Schrijf de naam van uw straat.',
      number: 'Schrijf uw huisnummer.',
      postalCode: 'Schrijf uw postcode.',
      municipality: 'Schrijf de naam van uw gemeente.',
      country: 'Kies uw land.',
      birthDate: 'Geef uw geboortedatum.',
    },
    submit: 'Bevestigen',
    abandon: 'Inschrijving stoppen',
  },
  welcome: {
    title: 'Proficiat!',
    message: 'Uw account is gemaakt en u bent aangemeld.',
    messagePending: 'Uw account is gemaakt. De gemeente moet hem nog goedkeuren.',
    next: {
      eid: 'Uw gegevens worden bij uw volgende aanvragen automatisch overgenomen. De volgende keer volstaan uw kaart en uw pincode.',
      federal:
        'Uw gegevens worden bij uw volgende aanvragen automatisch overgenomen. De volgende keer volstaat dezelfde sleutel.',
      email: 'Uw gegevens worden bij uw volgende aanvragen automatisch overgenomen.',
    },
    nextPending:
      'U krijgt een e-mail zodra dat gebeurd is. Diensten zonder aanmelding kunt u nu al gebruiken. Sneller: koppel uw identiteitskaart aan deze account.',
    toAccount: 'Mijn account bekijken',
    goOn: 'Verdergaan met mijn aanvraag',
  },
  account: {
    title: 'Mijn account',
    lead: 'Uw gegevens worden bij uw aanvragen automatisch overgenomen.',
    greeting: 'Dag {name}',
    identityTitle: 'Identiteit',
    allGivenNames: 'Alle voornamen',
    addressTitle: 'Adres',
    contactTitle: 'Contact',
    declared: 'door u opgegeven',
    notGiven: 'Niet opgegeven',
    editTitle: 'Mijn gegevens wijzigen',
    save: 'Bewaren',
    requestsTitle: 'Mijn aanvragen',
    noRequests: 'U hebt nog niets aangevraagd.',
    waysTitle: 'Hoe mijn account opengaat',
    byKey: 'Met uw identiteitskaart of uw federale sleutel',
    byEmail: 'Met uw e-mailadres en uw wachtwoord',
    createdOn: 'Account gemaakt op {date}.',
  },
  loggedOut: {
    title: 'U bent afgemeld',
    text: 'Vergeet niet uw kaart uit de lezer te nemen.',
  },
  privacy: {
    title: 'Privacy (AVG)',
    lead: 'Wat het e-loket leest, waarom, en wat het bewaart.',
    sections: [
      {
        title: 'Bij elke aanmelding',
        text: 'Uw kaart ondertekent een eenmalige vraag van deze site en stuurt haar authenticatiecertificaat mee, met uw naam en rijksregisternummer. De naam komt in uw inschrijving. Het nummer dient alleen om een sleutel te berekenen die eigen is aan onze gemeente en waarmee uw account wordt gevonden. Het wordt niet bewaard, niet getoond en in geen enkel logboek geschreven.',
      },
      {
        title: 'Bij de eerste aanmelding, met uw akkoord',
        text: 'Naam, voornamen, geboortedatum, geslacht en adres, om het inschrijvingsformulier in te vullen. Om de handtekening te controleren krijgt de server de volledige bestanden van de kaart; hij bewaart alleen wat u in het formulier bevestigt. De foto wordt niet gevraagd.',
      },
      {
        title: 'Wat wij bewaren',
        text: 'Uw profiel zoals u het hebt bevestigd, uw aanvragen, en de lijst van uw aanmeldingen zonder nummer of naam. Hebt u een wachtwoord, dan alleen de afdruk ervan. Eén cookie, nodig om u aan te melden: hij verdwijnt als de browser wordt gesloten.',
      },
      {
        title: 'Uw rechten',
        text: 'U kunt op elk ogenblik uw gegevens verbeteren, er een kopie van downloaden en uw account verwijderen, onder “Mijn account”. Bij het verwijderen worden het profiel en de aanvragen gewist; er blijft alleen het spoor dat een account heeft bestaan, zonder naam.',
      },
      {
        title: 'Zonder identiteitskaart',
        text: 'Een account met een e-mailadres en een wachtwoord is mogelijk, en alles kan aan het loket van het gemeentehuis. U kunt zich ook met de kaart aanmelden, het lezen van uw gegevens weigeren, en het hele formulier behalve uw naam zelf invullen.',
      },
    ],
  },
  help: {
    link: 'Hulp: eID Bridge op deze computer',
    title: 'eID Bridge op uw computer',
    lead: 'eID Bridge verbindt deze pagina met uw kaartlezer. Het toont welke site wat vraagt en stuurt niets zonder uw akkoord.',
    sections: [
      {
        title: 'Het starten',
        text: 'Zoek “eID Bridge” bij de programma’s van uw computer en open het. Kom dan terug naar deze pagina en kies “Opnieuw proberen”.',
      },
      {
        title: 'Het installeren',
        text: 'Staat het niet bij uw programma’s, installeer het dan volgens de aanwijzingen van uw gemeente. Op een computer die niet van u is (kantoor, bibliotheek, openbare plaats), vraagt u het aan de beheerder.',
      },
      {
        title: 'De vraag van de browser beantwoorden',
        text: 'Recente versies van Chrome, Edge en Firefox vragen of de site toegang mag krijgen tot andere apps op dit apparaat. Antwoord “Toestaan”. Hebt u “Blokkeren” geantwoord, klik dan op het pictogram links van het adres van de site, wijzig de machtiging en probeer opnieuw.',
      },
      {
        title: 'De lezer en de kaart',
        text: 'Sluit de lezer aan voor u de kaart insteekt. De gouden chip gaat er eerst in. De pincode is die van de identiteitskaart, niet die van de bank.',
      },
    ],
  },
  failures: {
    'bad-request': {
      title: 'Verkeerde vraag',
      text: 'De pagina kreeg een vraag die ze niet begrijpt. Ga terug en probeer opnieuw.',
    },
    'session-expired': {
      title: 'Uw sessie is verlopen',
      text: 'Voor uw veiligheid wordt u na een tijd zonder activiteit afgemeld. Er is niets bewaard. Meld u opnieuw aan.',
    },
    'not-found': {
      title: 'Pagina niet gevonden',
      text: 'Deze pagina bestaat niet of niet meer.',
    },
    'too-large': {
      title: 'Te veel gegevens',
      text: 'Wat verstuurd werd, is te groot. Ga terug en maak uw teksten korter.',
    },
    'too-many': {
      title: 'Te veel pogingen',
      text: 'Er zijn te veel vragen geweest in korte tijd. Wacht een minuut en probeer opnieuw.',
    },
    unexpected: {
      title: 'Het e-loket had een probleem',
      text: 'Het ligt niet aan uw kaart of uw computer. Probeer zo dadelijk opnieuw.',
    },
  },
  backHome: 'Terug naar het onthaal',
  backToLogin: 'Opnieuw aanmelden',
};
