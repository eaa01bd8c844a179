import type { CoreTexts } from '../core-texts.ts';

export const core: CoreTexts = {
  languageName: 'Deutsch',
  counterName: 'E-Schalter',
  communeName: 'Demonstrationsgemeinde',
  skipToContent: 'Zum Inhalt',
  menuLabel: 'Hauptmenü',
  languageMenuLabel: 'Sprache',
  menu: {
    home: 'Startseite',
    procedures: 'Dienste',
    parents: 'Elternportal',
    basket: 'Warenkorb',
    account: 'Mein Konto',
    privacy: 'DSGVO',
    logIn: 'Anmelden',
    logOut: 'Abmelden',
  },
  footer: 'Demonstrations-E-Schalter des Projekts eID Bridge. Hier kann nichts wirklich beantragt werden.',
  testMode: 'Testmodus: Dieser E-Schalter akzeptiert Testkarten, die niemandes Identität beweisen.',
  home: {
    title: 'Willkommen beim E-Schalter',
    lead: 'Ihre Gemeindedienste online, zu jeder Stunde. Ihr Personalausweis genügt, um Ihr Konto zu öffnen.',
    start: 'Anmelden',
    continueRegistration: 'Meine Anmeldung abschließen',
    stepsTitle: 'Ein Konto mit Ihrem Personalausweis erstellen',
    steps: [
      {
        title: 'Stecken Sie Ihre Karte ein',
        text: 'Ein elektronischer Personalausweis, ein Leser und Ihr PIN-Code: Mehr brauchen Sie nicht.',
      },
      {
        title: 'Bestätigen Sie an Ihrem Computer',
        text: 'eID Bridge zeigt, welche Website was verlangt. Mit Ihrem PIN-Code geben Sie Ihr Einverständnis.',
      },
      {
        title: 'Prüfen und bestätigen Sie',
        text: 'Das Formular ist mit den Daten Ihrer Karte ausgefüllt. Sie ergänzen und bestätigen.',
      },
    ],
    withoutCardTitle: 'Keine Karte oder kein Leser?',
    withoutCard: 'Alles ist weiterhin am Schalter Ihres Gemeindehauses möglich, während der Öffnungszeiten.',
  },
  login: {
    title: 'Anmelden',
    lead: 'Wir empfehlen den Personalausweis oder itsme: Das geht schnell, und Ihr Konto ist sofort offen.',
    wanted: 'Um diese Seite zu öffnen, melden Sie sich bitte an. Danach kommen Sie dorthin zurück.',
    card: {
      title: 'Anmelden mit Personalausweis',
      requiredForParents: 'Für das Elternportal erforderlich',
      advantages: ['Schnell', 'Sicher', 'Ohne Bestätigung durch Dritte'],
      keys: 'Mit Ihrem elektronischen Personalausweis (eID) und einem Kartenleser.',
      keysWithFederal:
        'Mit Ihrem elektronischen Personalausweis (eID) und einem Leser, mit itsme oder mit einem anderen föderalen Schlüssel.',
      connect: 'Anmelden',
      needTitle: 'Sie brauchen',
      needs: [
        'Ihren elektronischen Personalausweis (eID) und seinen PIN-Code',
        'einen Kartenleser, der an diesen Computer angeschlossen ist',
        'das Programm eID Bridge, gestartet auf diesem Computer',
      ],
      shareLabel: 'Erster Besuch: meine Anmeldung mit meiner Karte ausfüllen',
      shareHint:
        'Name, Vornamen, Geburtsdatum, Geschlecht und Adresse werden von der Karte gelesen, nach Ihrem Einverständnis. Sie haben schon ein Konto? Dann nehmen Sie das Häkchen weg.',
      start: 'Mit meiner Karte anmelden',
      permissionHint:
        'Ihr Browser fragt vielleicht, ob diese Website auf andere Apps dieses Geräts zugreifen darf. Wählen Sie „Zulassen“: So spricht die Seite mit eID Bridge.',
      noScriptTitle: 'JavaScript ist ausgeschaltet',
      noScript:
        'Die Anmeldung mit Personalausweis braucht JavaScript, um mit Ihrem Kartenleser zu sprechen. Schalten Sie es für diese Website ein und laden Sie die Seite neu. Der Rest des E-Schalters funktioniert ohne.',
      purpose: 'Ihr Konto beim E-Schalter öffnen und das Anmeldeformular ausfüllen.',
    },
    email: {
      title: 'Anmelden mit E-Mail',
      approval: 'Ein neues Konto wird von der Gemeinde bestätigt',
      address: 'E-Mail-Adresse',
      password: 'Passwort',
      signUp: 'Kein Konto? Registrieren Sie sich!',
      lostPassword: 'Passwort vergessen? Setzen Sie es zurück!',
      submit: 'Mit meiner E-Mail anmelden',
      faults: {
        wrong:
          'Diese Adresse und dieses Passwort gehören nicht zusammen. Prüfen Sie beide, oder fordern Sie ein neues Passwort an.',
        'too-many':
          'Es gab zu viele Versuche für diese Adresse. Warten Sie eine Viertelstunde, oder benutzen Sie Ihren Personalausweis.',
      },
    },
  },
  live: {
    stepsLabel: 'Schritte der Anmeldung',
    steps: {
      program: 'Programm',
      consent: 'Ihr Einverständnis und PIN-Code',
      done: 'Angemeldet',
    },
    states: {
      'permission-ahead': {
        title: 'Ihr Browser wird Sie etwas fragen',
        text: 'Er fragt, ob diese Website auf andere Apps und Dienste dieses Geräts zugreifen darf. Antworten Sie „Zulassen“: Die Seite spricht nur mit eID Bridge. Die Frage kommt nur einmal.',
      },
      connecting: {
        title: 'eID Bridge wird gesucht…',
        text: 'Die Seite sucht das Programm auf diesem Computer.',
      },
      'permission-asked': {
        title: 'Antworten Sie Ihrem Browser',
        text: 'Wählen Sie „Zulassen“ in der Frage oben im Fenster.',
      },
      starting: {
        title: 'eID Bridge ist da',
        text: 'Die Seite bereitet Ihre Anmeldung vor.',
      },
      'awaiting-consent': {
        title: 'Geben Sie Ihr Einverständnis',
        text: 'eID Bridge bittet auf diesem Computer um Ihr Einverständnis. Prüfen Sie zuerst den Namen der Website.',
      },
      'awaiting-reader': {
        title: 'Schließen Sie Ihren Kartenleser an',
        text: 'Es ist kein Leser zu sehen. Schließen Sie ihn an: Die Anmeldung geht von selbst weiter.',
      },
      'awaiting-card': {
        title: 'Stecken Sie Ihren Personalausweis ein',
        text: 'Schieben Sie ihn ganz in den Leser, den goldenen Chip auf der richtigen Seite. Die Anmeldung geht von selbst weiter.',
      },
      'awaiting-pin': {
        title: 'Tippen Sie Ihren PIN-Code',
        text: 'eID Bridge fragt danach auf diesem Computer oder auf den Tasten des Lesers, nie auf dieser Seite. Prüfen Sie zuerst den Namen der Website: Mit Ihrem PIN-Code geben Sie Ihr Einverständnis.',
      },
      'awaiting-pin-again': {
        title: 'Das war nicht der richtige Code. Versuchen Sie es noch einmal…',
        text: 'eID Bridge fragt noch einmal nach dem PIN-Code Ihres Personalausweises (nicht nach dem Ihrer Bank). Nach drei Fehlern hintereinander sperrt sich die Karte.',
      },
      reading: {
        title: 'Die Karte wird gelesen…',
        text: 'Lassen Sie die Karte im Leser.',
      },
      signing: {
        title: 'Die Karte bestätigt Ihre Anmeldung…',
        text: 'Lassen Sie die Karte im Leser.',
      },
      checking: {
        title: 'Der E-Schalter prüft…',
        text: 'Der Server prüft die Antwort Ihrer Karte.',
      },
      done: {
        title: 'Sie sind angemeldet',
        text: 'Die nächste Seite öffnet sich. Sie dürfen Ihre Karte herausnehmen.',
      },
    },
    cancel: 'Abbrechen',
    back: 'Zurück',
    tryAgain: 'Erneut versuchen',
    wake: 'eID Bridge starten',
    continueToPermission: 'Weiter',
    causeLabel: 'Sie sind nicht angemeldet',
    remedyLabel: 'Was tun?',
    triesLeft: 'Sie haben noch {tries} Versuche.',
    oneTryLeft: 'Sie haben noch einen Versuch: Ein weiterer Fehler sperrt den PIN-Code.',
    failures: {
      ERR_EID_BRIDGE_NOT_RUNNING: {
        cause: 'Das Programm eID Bridge antwortet auf diesem Computer nicht.',
        remedy:
          'Starten Sie eID Bridge und versuchen Sie es erneut. Ist es nicht installiert, installieren Sie es; an einem Computer, der nicht Ihnen gehört, fragen Sie die Person, die ihn verwaltet.',
      },
      ERR_EID_BLOCKED_BY_BROWSER: {
        cause: 'Ihr Browser lässt diese Website nicht auf Apps dieses Geräts zugreifen.',
        remedy:
          'Klicken Sie auf das Symbol links von der Adresse der Website, öffnen Sie die Berechtigungen und erlauben Sie den Zugriff auf Apps dieses Geräts (oder auf das lokale Netzwerk). Versuchen Sie es dann erneut.',
      },
      ERR_EID_REFUSED: {
        cause: 'eID Bridge nimmt keine Anfragen dieser Website an.',
        remedy:
          'Prüfen Sie die Adresse der Website. Ist sie richtig, bitten Sie die Person, die diesen Computer verwaltet, die Website in eID Bridge zuzulassen.',
      },
      ERR_EID_INCOMPATIBLE: {
        cause: 'Diese Version von eID Bridge und diese Seite verstehen einander nicht.',
        remedy:
          'Installieren Sie die neueste Version von eID Bridge, laden Sie die Seite neu und versuchen Sie es erneut.',
      },
      ERR_EID_CONNECTION_LOST: {
        cause: 'Die Verbindung zu eID Bridge wurde unterbrochen.',
        remedy:
          'Prüfen Sie, ob eID Bridge noch gestartet ist, und versuchen Sie es erneut. Der Website wurde nichts gesendet.',
      },
      'browser-too-old': {
        cause: 'Ihr Browser erlaubt diese Anmeldung nicht.',
        remedy:
          'Aktualisieren Sie ihn, oder benutzen Sie einen anderen aktuellen Browser, und versuchen Sie es erneut.',
      },
      'site-unreachable': {
        cause: 'Der Server des E-Schalters antwortet nicht.',
        remedy: 'Prüfen Sie Ihre Internetverbindung, und versuchen Sie es gleich noch einmal.',
      },
      'session-expired': {
        cause: 'Diese Seite war zu lange offen.',
        remedy: 'Laden Sie die Seite neu, und beginnen Sie von vorn.',
      },
      'too-many-attempts': {
        cause: 'Es gab zu viele Versuche in kurzer Zeit.',
        remedy: 'Warten Sie eine Minute, und versuchen Sie es erneut.',
      },
      'challenge-expired': {
        cause: 'Die Anmeldeanfrage war abgelaufen, bevor Ihre Karte antwortete.',
        remedy: 'Versuchen Sie es erneut: Sie haben fünf Minuten, um einzuwilligen und den PIN-Code zu tippen.',
      },
      'certificate-expired': {
        cause: 'Ihre Karte ist für die Anmeldung im Internet nicht mehr gültig.',
        remedy:
          'Sehen Sie auf das Gültigkeitsdatum der Karte. Ist es vorbei, beantragen Sie bei Ihrer Gemeinde eine neue Karte.',
      },
      'certificate-revoked': {
        cause: 'Ihre Karte wurde von der Behörde gesperrt, die sie ausgestellt hat.',
        remedy: 'Vielleicht wurde sie als verloren gemeldet oder ersetzt. Wenden Sie sich an Ihre Gemeinde.',
      },
      'revocation-unavailable': {
        cause: 'Der E-Schalter konnte bei der Behörde nicht prüfen, dass Ihre Karte nicht gesperrt ist.',
        remedy: 'Versuchen Sie es in einigen Minuten erneut. Es liegt weder an Ihrer Karte noch an Ihrem Computer.',
      },
      'certificate-not-trusted': {
        cause: 'Der E-Schalter erkennt diese Karte nicht.',
        remedy:
          'Benutzen Sie einen belgischen Personalausweis oder Aufenthaltstitel. Wenn es einer ist, gehen Sie mit Ihrer Karte zum Gemeindehaus.',
      },
      'linked-elsewhere': {
        cause: 'Diese Karte öffnet schon ein anderes Konto des E-Schalters.',
        remedy: 'Melden Sie sich ab, und melden Sie sich dann mit der Karte an: So kommen Sie zu diesem anderen Konto.',
      },
      'not-accepted': {
        cause: 'Der E-Schalter konnte die Antwort Ihrer Karte nicht prüfen.',
        remedy: 'Versuchen Sie es erneut. Geschieht es wieder, gehen Sie mit Ihrer Karte zum Gemeindehaus.',
      },
      'server-fault': {
        cause: 'Der E-Schalter hatte ein Problem.',
        remedy: 'Es liegt weder an Ihrer Karte noch an Ihrem Computer. Versuchen Sie es gleich noch einmal.',
      },
    },
  },
  registration: {
    title: 'Ein Konto erstellen',
    lead: 'Mit einem vollständigen Profil sparen Sie Zeit: Ihre Daten werden bei späteren Anträgen automatisch übernommen.',
    outcome: {
      proven: {
        title: 'Ihre Karte hat dieses Formular ausgefüllt',
        text: 'Mit Ihrem Einverständnis gelesen: Name, Vornamen, Geburtsdatum, Geschlecht und Adresse. Diese vom Nationalregister signierten Daten hat der E-Schalter geprüft. Die Nationalregisternummer und das Foto werden nicht aufbewahrt.',
      },
      federal: {
        title: 'Ihr föderaler Schlüssel hat einen Teil dieses Formulars ausgefüllt',
        text: 'Der föderale Dienst gab uns Ihren Namen, Ihre Vornamen und Ihr Geburtsdatum. Ergänzen Sie den Rest. Die Nationalregisternummer wird nicht aufbewahrt.',
      },
      declared: {
        title: 'Noch einige Angaben',
        text: 'Ihre E-Mail-Adresse ist bestätigt. Füllen Sie das Formular aus: Die Gemeinde prüft es, bevor sie Ihr Konto bestätigt.',
      },
      'not-shared': {
        title: 'Die Daten Ihrer Karte wurden nicht geteilt',
        text: 'Sie sind angemeldet. Schreiben Sie Ihre Daten selbst, oder beginnen Sie von vorn und willigen Sie in das Lesen der Karte ein.',
      },
      'not-proven': {
        title: 'Die Daten der Karte wurden nicht übernommen',
        text: 'Sie sind angemeldet, aber die gelesenen Daten konnten nicht geprüft werden: entweder die Signatur des Nationalregisters oder die Gültigkeit der Karte, von der sie stammen. Zur Sicherheit werden sie nicht übernommen: Schreiben Sie Ihre Daten selbst.',
      },
    },
    nameAlone: 'Nur Ihr Name wurde übernommen: Er kommt aus dem Zertifikat, mit dem Sie sich gerade angemeldet haben.',
    readAgain: 'Mit den Daten meiner Karte von vorn beginnen',
    requiredNote: 'Felder mit einem Sternchen (*) sind Pflichtfelder.',
    identityLegend: 'Ihre Identität',
    addressLegend: 'Ihre Adresse',
    contactLegend: 'Telefon und Geburt',
    from: { eid: 'von Ihrer eID', federal: 'von Ihrem föderalen Schlüssel' },
    lockedHint: 'Durch Ihre Karte bewiesen, nicht änderbar.',
    lockedByFederal: 'Von Ihrem föderalen Schlüssel, nicht änderbar.',
    noGivenName: 'Ihre Karte nennt keinen Vornamen.',
    cardLine: 'Auf Ihrer Karte: „{line}“',
    splitUnsure: 'Wir sind nicht sicher, wie diese Zeile aufzuteilen ist: Prüfen Sie Straße, Nummer und Briefkasten.',
    notMyAddress: 'Ist das nicht Ihre jetzige Adresse? Sie können sie hier berichtigen.',
    noAddress: 'Ihre Karte enthält keine Adresse. Schreiben Sie sie unten.',
    nearCountries: 'Belgien und Nachbarländer',
    otherCountries: 'Andere Länder',
    fields: {
      title: 'Anrede',
      firstName: 'Vorname',
      lastName: 'Name',
      email: 'E-Mail',
      street: 'Straße',
      addressExtra: 'Adresszusatz',
      number: 'Nummer',
      box: 'Briefkasten',
      postalCode: 'Postleitzahl',
      municipality: 'Gemeinde',
      country: 'Land',
      phone: 'Telefon',
      birthDate: 'Geburtsdatum',
    },
    hints: {
      email: 'Damit wir Ihnen sagen können, wie es um Ihre Anträge steht.',
      addressExtra: 'Weiler, Gebäude…',
      number: 'Zum Beispiel 12 oder 147, nicht 1c oder 124/14. (Der Rest kommt in das Feld Briefkasten)',
      phone: 'Zum Beispiel 0470 12 34 56',
      birthDate: 'Tag, Monat, Jahr. Zum Beispiel 31/12/1980',
    },
    titles: { madam: 'Frau', sir: 'Herr' },
    noTitle: 'Keine Angabe',
    errorSummaryTitle: 'Das Formular enthält Fehler',
    errorInTitle: 'Fehler',
    faults: {
      missing: 'Füllen Sie dieses Feld aus.',
      'too-long': 'Dieser Text ist zu lang.',
      'forbidden-characters': 'Dieser Text enthält unsichtbare Zeichen. Löschen Sie ihn und tippen Sie ihn neu.',
      'not-a-choice': 'Wählen Sie einen Wert aus der Liste.',
      'not-an-email': 'Schreiben Sie eine vollständige E-Mail-Adresse, wie name@beispiel.be.',
      'not-a-house-number': 'Schreiben Sie eine Nummer in Ziffern, wie 12 oder 147.',
      'box-in-number': 'Schreiben Sie nur die Nummer (12, 147), den Rest in das Feld Briefkasten.',
      'not-a-box': 'Schreiben Sie Buchstaben und Ziffern, wie 3, B12 oder 2/4.',
      'not-a-postal-code': 'Schreiben Sie eine gültige Postleitzahl; in Belgien hat sie vier Ziffern.',
      'not-a-phone-number': 'Schreiben Sie eine Telefonnummer, wie 0470 12 34 56 oder +32 470 12 34 56.',
      'not-a-date': 'Schreiben Sie ein Datum, das es gibt, wie 31/12/1980.',
      'date-out-of-range': 'Prüfen Sie das Geburtsjahr.',
    },
    missing: {
      firstName: 'Schreiben Sie Ihren Vornamen.',
      lastName: 'Schreiben Sie Ihren Namen.',
      street: 'Schreiben Sie den Namen Ihrer Straße.',
      number: 'Schreiben Sie Ihre Hausnummer.',
      postalCode: 'Schreiben Sie Ihre Postleitzahl.',
      municipality: 'Schreiben Sie den Namen Ihrer Gemeinde.',
      country: 'Wählen Sie Ihr Land.',
      birthDate: 'Geben Sie Ihr Geburtsdatum an.',
    },
    submit: 'Bestätigen',
    abandon: 'Anmeldung abbrechen',
  },
  welcome: {
    title: 'Herzlichen Glückwunsch!',
    message: 'Ihr Konto ist erstellt, und Sie sind angemeldet.',
    messagePending: 'Ihr Konto ist erstellt. Die Gemeinde muss es noch bestätigen.',
    next: {
      eid: 'Ihre Daten werden bei Ihren nächsten Anträgen automatisch übernommen. Beim nächsten Mal genügen Ihre Karte und Ihr PIN-Code.',
      federal:
        'Ihre Daten werden bei Ihren nächsten Anträgen automatisch übernommen. Beim nächsten Mal genügt derselbe Schlüssel.',
      email: 'Ihre Daten werden bei Ihren nächsten Anträgen automatisch übernommen.',
    },
    nextPending:
      'Sie erhalten eine E-Mail, sobald das geschehen ist. Dienste ohne Anmeldung stehen Ihnen schon offen. Schneller: Verknüpfen Sie Ihren Personalausweis mit diesem Konto.',
    toAccount: 'Mein Konto ansehen',
    goOn: 'Mit meinem Antrag fortfahren',
  },
  account: {
    title: 'Mein Konto',
    lead: 'Ihre Daten werden bei Ihren Anträgen automatisch übernommen.',
    greeting: 'Guten Tag, {name}',
    identityTitle: 'Identität',
    allGivenNames: 'Alle Vornamen',
    addressTitle: 'Adresse',
    contactTitle: 'Kontakt',
    declared: 'von Ihnen angegeben',
    notGiven: 'Nicht angegeben',
    editTitle: 'Meine Daten ändern',
    save: 'Speichern',
    requestsTitle: 'Meine Anträge',
    noRequests: 'Sie haben noch nichts beantragt.',
    waysTitle: 'Wie sich mein Konto öffnet',
    byKey: 'Mit Ihrem Personalausweis oder Ihrem föderalen Schlüssel',
    byEmail: 'Mit Ihrer E-Mail-Adresse und Ihrem Passwort',
    createdOn: 'Konto erstellt am {date}.',
  },
  loggedOut: {
    title: 'Sie sind abgemeldet',
    text: 'Vergessen Sie nicht, Ihre Karte aus dem Leser zu nehmen.',
  },
  privacy: {
    title: 'Datenschutz (DSGVO)',
    lead: 'Was der E-Schalter liest, warum, und was er aufbewahrt.',
    sections: [
      {
        title: 'Bei jeder Anmeldung',
        text: 'Ihre Karte signiert eine einmalige Anfrage dieser Website und sendet ihr Authentifizierungszertifikat, das Ihren Namen und Ihre Nationalregisternummer enthält. Der Name kommt in Ihre Anmeldung. Die Nummer dient nur dazu, einen Schlüssel zu berechnen, der unserer Gemeinde eigen ist und Ihr Konto findet. Sie wird nicht aufbewahrt, nicht angezeigt und in kein Protokoll geschrieben.',
      },
      {
        title: 'Bei der ersten Anmeldung, mit Ihrem Einverständnis',
        text: 'Name, Vornamen, Geburtsdatum, Geschlecht und Adresse, um das Anmeldeformular auszufüllen. Um die Signatur zu prüfen, erhält der Server die ganzen Dateien der Karte; er bewahrt nur auf, was Sie im Formular bestätigen. Das Foto wird nicht verlangt.',
      },
      {
        title: 'Was wir aufbewahren',
        text: 'Ihr Profil, wie Sie es bestätigt haben, Ihre Anträge und die Liste Ihrer Anmeldungen ohne Nummer oder Namen. Haben Sie ein Passwort, nur dessen Abdruck. Ein Cookie, zum Anmelden nötig: Es verschwindet, wenn der Browser geschlossen wird.',
      },
      {
        title: 'Ihre Rechte',
        text: 'Sie können jederzeit Ihre Daten berichtigen, eine Kopie davon herunterladen und Ihr Konto löschen, unter „Mein Konto“. Beim Löschen verschwinden Profil und Anträge; es bleibt nur die Spur, dass es ein Konto gab, ohne Namen.',
      },
      {
        title: 'Ohne Personalausweis',
        text: 'Ein Konto mit E-Mail-Adresse und Passwort ist möglich, und alles geht auch am Schalter des Gemeindehauses. Sie können sich auch mit der Karte anmelden, das Lesen Ihrer Daten ablehnen und das ganze Formular außer Ihrem Namen selbst ausfüllen.',
      },
    ],
  },
  help: {
    link: 'Hilfe: eID Bridge auf diesem Computer',
    title: 'eID Bridge auf Ihrem Computer',
    lead: 'eID Bridge verbindet diese Seite mit Ihrem Kartenleser. Es zeigt, welche Website was verlangt, und sendet nichts ohne Ihr Einverständnis.',
    sections: [
      {
        title: 'Es starten',
        text: 'Suchen Sie „eID Bridge“ unter den Programmen Ihres Computers und öffnen Sie es. Kommen Sie dann auf diese Seite zurück und wählen Sie „Erneut versuchen“.',
      },
      {
        title: 'Es installieren',
        text: 'Ist es nicht unter Ihren Programmen, installieren Sie es nach den Hinweisen Ihrer Gemeinde. An einem Computer, der nicht Ihnen gehört (Büro, Bibliothek, öffentlicher Ort), fragen Sie die Person, die ihn verwaltet.',
      },
      {
        title: 'Die Frage des Browsers beantworten',
        text: 'Neuere Versionen von Chrome, Edge und Firefox fragen, ob die Website auf andere Apps dieses Geräts zugreifen darf. Antworten Sie „Zulassen“. Haben Sie „Blockieren“ geantwortet, klicken Sie auf das Symbol links von der Adresse der Website, ändern Sie die Berechtigung und versuchen Sie es erneut.',
      },
      {
        title: 'Der Leser und die Karte',
        text: 'Schließen Sie den Leser an, bevor Sie die Karte einstecken. Der goldene Chip geht zuerst hinein. Der PIN-Code ist der des Personalausweises, nicht der der Bank.',
      },
    ],
  },
  failures: {
    'bad-request': {
      title: 'Falsche Anfrage',
      text: 'Die Seite hat eine Anfrage erhalten, die sie nicht versteht. Gehen Sie zurück, und versuchen Sie es erneut.',
    },
    'session-expired': {
      title: 'Ihre Sitzung ist abgelaufen',
      text: 'Zu Ihrer Sicherheit werden Sie nach einer Weile ohne Aktivität abgemeldet. Es wurde nichts gespeichert. Melden Sie sich erneut an.',
    },
    'not-found': {
      title: 'Seite nicht gefunden',
      text: 'Diese Seite gibt es nicht oder nicht mehr.',
    },
    'too-large': {
      title: 'Zu viele Daten',
      text: 'Was gesendet wurde, ist zu groß. Gehen Sie zurück, und kürzen Sie Ihre Texte.',
    },
    'too-many': {
      title: 'Zu viele Versuche',
      text: 'Es gab zu viele Anfragen in kurzer Zeit. Warten Sie eine Minute, und versuchen Sie es erneut.',
    },
    unexpected: {
      title: 'Der E-Schalter hatte ein Problem',
      text: 'Es liegt weder an Ihrer Karte noch an Ihrem Computer. Versuchen Sie es gleich noch einmal.',
    },
  },
  backHome: 'Zurück zur Startseite',
  backToLogin: 'Erneut anmelden',
};
