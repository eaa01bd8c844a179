import type { ErrorCode } from './errors.ts';
import type { Translated } from './languages.ts';

/** What a citizen reads about a failure: what happened, and what to do now. */
export interface ErrorText {
  readonly cause: Translated;
  readonly remedy: Translated;
}

/** One entry for each code of the closed union; no jargon, no blame, nothing personal. */
export const ERROR_TEXTS: Readonly<Record<ErrorCode, ErrorText>> = {
  ERR_EID_USER_CANCELLED: {
    cause: {
      fr: 'Vous avez annulé la demande.',
      nl: 'U hebt de vraag geannuleerd.',
      de: 'Sie haben die Anfrage abgebrochen.',
      en: 'You cancelled the request.',
    },
    remedy: {
      fr: 'Rien n’a été envoyé au site. Recommencez quand vous le souhaitez.',
      nl: 'Er is niets naar de website gestuurd. Begin opnieuw wanneer u wilt.',
      de: 'Es wurde nichts an die Website gesendet. Sie können jederzeit neu beginnen.',
      en: 'Nothing was sent to the website. Start again whenever you like.',
    },
  },
  ERR_EID_ORIGIN_NOT_ALLOWED: {
    cause: {
      fr: 'Ce site ne peut pas utiliser votre carte sur cet ordinateur.',
      nl: 'Deze website mag uw kaart niet gebruiken op deze computer.',
      de: 'Diese Website darf Ihren Ausweis auf diesem Computer nicht verwenden.',
      en: 'This website may not use your card on this computer.',
    },
    remedy: {
      fr: 'Vérifiez l’adresse du site. Si c’est bien le site voulu, demandez à la personne qui gère cet ordinateur de l’autoriser dans eID Bridge.',
      nl: 'Controleer het adres van de website. Is dat juist, vraag dan aan de beheerder van deze computer om de website toe te laten in eID Bridge.',
      de: 'Prüfen Sie die Adresse der Website. Wenn sie stimmt, bitten Sie die Person, die diesen Computer verwaltet, die Website in eID Bridge zuzulassen.',
      en: 'Check the address of the website. If it is the right one, ask the person who manages this computer to allow it in eID Bridge.',
    },
  },
  ERR_EID_BUSY: {
    cause: {
      fr: 'Votre carte répond déjà à une autre demande.',
      nl: 'Uw kaart is al bezig met een andere vraag.',
      de: 'Ihr Ausweis bearbeitet bereits eine andere Anfrage.',
      en: 'Your card is already answering another request.',
    },
    remedy: {
      fr: 'Terminez ou annulez la demande en cours, puis réessayez.',
      nl: 'Rond de lopende vraag af of annuleer ze en probeer het daarna opnieuw.',
      de: 'Schließen Sie die laufende Anfrage ab oder brechen Sie sie ab und versuchen Sie es dann erneut.',
      en: 'Finish or cancel the request that is open, then try again.',
    },
  },
  ERR_EID_TIMEOUT: {
    cause: {
      fr: 'Le délai est écoulé.',
      nl: 'De tijd is verstreken.',
      de: 'Die Zeit ist abgelaufen.',
      en: 'The time for this request ran out.',
    },
    remedy: {
      fr: 'Laissez votre carte dans le lecteur et réessayez. Si cela se répète, retirez la carte, débranchez puis rebranchez le lecteur.',
      nl: 'Laat uw kaart in de lezer en probeer het opnieuw. Gebeurt dit nog eens, haal dan de kaart uit de lezer en sluit de lezer opnieuw aan.',
      de: 'Lassen Sie Ihren Ausweis im Lesegerät und versuchen Sie es erneut. Passiert es wieder, nehmen Sie den Ausweis heraus und schließen Sie das Lesegerät neu an.',
      en: 'Leave your card in the reader and try again. If it happens again, take the card out and plug the reader in anew.',
    },
  },
  ERR_EID_NO_READER: {
    cause: {
      fr: 'Aucun lecteur de cartes n’est branché.',
      nl: 'Er is geen kaartlezer aangesloten.',
      de: 'Es ist kein Kartenlesegerät angeschlossen.',
      en: 'No card reader is connected.',
    },
    remedy: {
      fr: 'Branchez votre lecteur de cartes à l’ordinateur, attendez quelques secondes, puis réessayez. Essayez au besoin une autre prise USB.',
      nl: 'Sluit uw kaartlezer aan op de computer, wacht enkele seconden en probeer het opnieuw. Probeer zo nodig een andere USB-poort.',
      de: 'Schließen Sie Ihr Kartenlesegerät an den Computer an, warten Sie einige Sekunden und versuchen Sie es erneut. Versuchen Sie notfalls einen anderen USB-Anschluss.',
      en: 'Connect your card reader to the computer, wait a few seconds and try again. If need be, try another USB port.',
    },
  },
  ERR_EID_NO_CARD: {
    cause: {
      fr: 'Il n’y a pas de carte dans le lecteur.',
      nl: 'Er zit geen kaart in de lezer.',
      de: 'Es steckt kein Ausweis im Lesegerät.',
      en: 'There is no card in the reader.',
    },
    remedy: {
      fr: 'Glissez votre carte d’identité à fond dans le lecteur, la puce dorée du bon côté, puis réessayez.',
      nl: 'Schuif uw identiteitskaart volledig in de lezer, met de gouden chip aan de juiste kant, en probeer het opnieuw.',
      de: 'Schieben Sie Ihren Personalausweis ganz in das Lesegerät, den goldenen Chip auf der richtigen Seite, und versuchen Sie es erneut.',
      en: 'Push your identity card fully into the reader, with the golden chip on the right side, and try again.',
    },
  },
  ERR_EID_CARD_REMOVED: {
    cause: {
      fr: 'La carte a été retirée trop tôt.',
      nl: 'De kaart is te vroeg uit de lezer gehaald.',
      de: 'Der Ausweis wurde zu früh herausgenommen.',
      en: 'The card was taken out too early.',
    },
    remedy: {
      fr: 'Remettez votre carte dans le lecteur, recommencez et laissez-la en place jusqu’à la fin.',
      nl: 'Steek uw kaart weer in de lezer, begin opnieuw en laat ze zitten tot het einde.',
      de: 'Stecken Sie Ihren Ausweis wieder ein, beginnen Sie neu und lassen Sie ihn bis zum Schluss stecken.',
      en: 'Put your card back in the reader, start again and leave it there until the end.',
    },
  },
  ERR_EID_CARD_NOT_SUPPORTED: {
    cause: {
      fr: 'Cette carte n’est pas une carte d’identité électronique reconnue.',
      nl: 'Deze kaart is geen herkende elektronische identiteitskaart.',
      de: 'Diese Karte ist kein erkannter elektronischer Personalausweis.',
      en: 'This card is not a known electronic identity card.',
    },
    remedy: {
      fr: 'Insérez votre carte d’identité ou votre titre de séjour belge, puis réessayez. Une carte bancaire ne convient pas.',
      nl: 'Steek uw Belgische identiteitskaart of verblijfskaart in de lezer en probeer het opnieuw. Een bankkaart werkt hier niet.',
      de: 'Stecken Sie Ihren belgischen Personalausweis oder Aufenthaltstitel ein und versuchen Sie es erneut. Eine Bankkarte ist nicht geeignet.',
      en: 'Insert your Belgian identity card or residence card and try again. A bank card will not do.',
    },
  },
  ERR_EID_CARD_UNREADABLE: {
    cause: {
      fr: 'Le lecteur ne parvient pas à lire la carte.',
      nl: 'De lezer kan de kaart niet lezen.',
      de: 'Das Lesegerät kann den Ausweis nicht lesen.',
      en: 'The reader cannot read the card.',
    },
    remedy: {
      fr: 'Retirez la carte, essuyez la puce avec un chiffon doux et sec, puis remettez-la. Si cela ne suffit pas, essayez un autre lecteur ou montrez la carte à votre commune.',
      nl: 'Haal de kaart uit de lezer, veeg de chip schoon met een zachte, droge doek en steek ze terug. Helpt dat niet, probeer dan een andere lezer of ga met de kaart naar uw gemeente.',
      de: 'Nehmen Sie den Ausweis heraus, wischen Sie den Chip mit einem weichen, trockenen Tuch ab und stecken Sie ihn wieder ein. Hilft das nicht, versuchen Sie ein anderes Lesegerät oder wenden Sie sich an Ihre Gemeinde.',
      en: 'Take the card out, wipe the chip with a soft dry cloth and put it back. If that does not help, try another reader or show the card to your municipality.',
    },
  },
  ERR_EID_CERTIFICATE_MISSING: {
    cause: {
      fr: 'Votre carte n’a pas ce qu’il faut pour cette opération en ligne.',
      nl: 'Uw kaart bevat niet wat voor deze onlinehandeling nodig is.',
      de: 'Ihr Ausweis enthält nicht, was für diesen Online-Vorgang nötig ist.',
      en: 'Your card does not hold what this online operation needs.',
    },
    remedy: {
      fr: 'C’est le cas de certaines cartes d’enfant, ou si vous avez refusé cette fonction. Choisissez un autre moyen de vous connecter, ou demandez à votre commune de l’activer.',
      nl: 'Dat is zo bij sommige kinderkaarten, of als u deze functie hebt geweigerd. Meld u op een andere manier aan of vraag uw gemeente om de functie te activeren.',
      de: 'Das ist bei manchen Kinderausweisen so, oder wenn Sie diese Funktion abgelehnt haben. Melden Sie sich anders an oder bitten Sie Ihre Gemeinde, die Funktion zu aktivieren.',
      en: 'Some children’s cards are like that, and cards whose holder declined this function. Log in another way, or ask your municipality to activate it.',
    },
  },
  ERR_EID_CERTIFICATE_EXPIRED: {
    cause: {
      fr: 'Votre carte n’est plus valable en ligne.',
      nl: 'Uw kaart is online niet meer geldig.',
      de: 'Ihr Ausweis ist online nicht mehr gültig.',
      en: 'Your card is no longer valid online.',
    },
    remedy: {
      fr: 'Regardez la date de validité sur la carte et demandez-en une nouvelle à votre commune. Vérifiez aussi que la date de cet ordinateur est juste.',
      nl: 'Kijk naar de geldigheidsdatum op de kaart en vraag bij uw gemeente een nieuwe aan. Controleer ook of de datum van deze computer juist is.',
      de: 'Sehen Sie auf dem Ausweis nach, bis wann er gültig ist, und beantragen Sie bei Ihrer Gemeinde einen neuen. Prüfen Sie auch, ob das Datum dieses Computers stimmt.',
      en: 'Look at the expiry date on the card and ask your municipality for a new one. Also check that the date of this computer is right.',
    },
  },
  ERR_EID_PIN_INCORRECT: {
    cause: {
      fr: 'Le code PIN n’est pas le bon.',
      nl: 'De pincode is niet juist.',
      de: 'Der PIN-Code ist nicht richtig.',
      en: 'The PIN is not right.',
    },
    remedy: {
      fr: 'Réessayez sans vous presser : c’est le code choisi pour votre carte d’identité, pas celui de votre banque. Après trois erreurs de suite, la carte se bloque.',
      nl: 'Probeer rustig opnieuw: het is de code van uw identiteitskaart, niet die van uw bank. Na drie fouten op rij wordt de kaart geblokkeerd.',
      de: 'Versuchen Sie es in Ruhe erneut: Es ist der Code Ihres Personalausweises, nicht der Ihrer Bank. Nach drei Fehlern hintereinander wird der Ausweis gesperrt.',
      en: 'Take your time and try again: it is the code of your identity card, not that of your bank. After three mistakes in a row the card is blocked.',
    },
  },
  ERR_EID_PIN_BLOCKED: {
    cause: {
      fr: 'Le code PIN de votre carte est bloqué après trois erreurs.',
      nl: 'De pincode van uw kaart is geblokkeerd na drie fouten.',
      de: 'Der PIN-Code Ihres Ausweises ist nach drei Fehlern gesperrt.',
      en: 'The PIN of your card is blocked after three mistakes.',
    },
    remedy: {
      fr: 'Le service population de votre commune peut le débloquer. Prenez votre carte et, si vous l’avez encore, la lettre reçue avec vos codes PIN et PUK. La carte reste valable comme pièce d’identité.',
      nl: 'De dienst Bevolking van uw gemeente kan ze deblokkeren. Neem uw kaart mee en, als u die nog hebt, de brief met uw pincode en pukcode. De kaart blijft geldig als identiteitsbewijs.',
      de: 'Der Bevölkerungsdienst Ihrer Gemeinde kann ihn entsperren. Nehmen Sie Ihren Ausweis mit und, falls noch vorhanden, den Brief mit PIN- und PUK-Code. Als Ausweisdokument bleibt er gültig.',
      en: 'The population service of your municipality can unblock it. Take your card and, if you still have it, the letter with your PIN and PUK codes. The card remains valid as proof of identity.',
    },
  },
  ERR_EID_PIN_PAD_FAILED: {
    cause: {
      fr: 'Le code PIN n’a pas pu être tapé sur le lecteur.',
      nl: 'De pincode kon niet worden ingetikt op de lezer.',
      de: 'Der PIN-Code konnte nicht am Lesegerät eingegeben werden.',
      en: 'The PIN could not be typed on the reader.',
    },
    remedy: {
      fr: 'Réessayez : tapez votre code PIN sur les touches du lecteur quand son écran le demande, puis appuyez sur la touche OK.',
      nl: 'Probeer opnieuw: tik uw pincode in op de toetsen van de lezer zodra het scherm erom vraagt en druk dan op de OK-toets.',
      de: 'Versuchen Sie es erneut: Geben Sie Ihren PIN-Code auf den Tasten des Lesegeräts ein, sobald die Anzeige danach fragt, und drücken Sie dann die OK-Taste.',
      en: 'Try again: type your PIN on the keys of the reader when its screen asks for it, then press its OK key.',
    },
  },
  ERR_EID_MODULE_NOT_FOUND: {
    cause: {
      fr: 'Le logiciel qui lit les cartes d’identité n’est pas installé sur cet ordinateur.',
      nl: 'De software die identiteitskaarten leest, is niet geïnstalleerd op deze computer.',
      de: 'Die Software zum Lesen von Personalausweisen ist auf diesem Computer nicht installiert.',
      en: 'The software that reads identity cards is not installed on this computer.',
    },
    remedy: {
      fr: 'Installez le logiciel eID proposé sur eid.belgium.be, puis réessayez. Sur un ordinateur qui n’est pas le vôtre, demandez à la personne qui le gère.',
      nl: 'Installeer de eID-software van eid.belgium.be en probeer het opnieuw. Is het niet uw computer, vraag het dan aan de beheerder.',
      de: 'Installieren Sie die eID-Software von eid.belgium.be und versuchen Sie es erneut. Ist es nicht Ihr Computer, fragen Sie die Person, die ihn verwaltet.',
      en: 'Install the eID software from eid.belgium.be and try again. If the computer is not yours, ask the person who manages it.',
    },
  },
  ERR_EID_MODULE_FAILED: {
    cause: {
      fr: 'Le logiciel qui lit la carte a rencontré un problème.',
      nl: 'De software die de kaart leest, heeft een probleem.',
      de: 'Die Software, die den Ausweis liest, hat ein Problem.',
      en: 'The software that reads the card ran into a problem.',
    },
    remedy: {
      fr: 'Retirez puis remettez votre carte et réessayez. Si cela se répète, fermez les autres programmes qui utilisent la carte ou redémarrez l’ordinateur.',
      nl: 'Haal uw kaart uit de lezer, steek ze terug en probeer het opnieuw. Gebeurt dit nog eens, sluit dan andere programma’s die de kaart gebruiken of start de computer opnieuw op.',
      de: 'Nehmen Sie Ihren Ausweis heraus, stecken Sie ihn wieder ein und versuchen Sie es erneut. Passiert es wieder, schließen Sie andere Programme, die den Ausweis verwenden, oder starten Sie den Computer neu.',
      en: 'Take your card out, put it back and try again. If it happens again, close other programs that use the card, or restart the computer.',
    },
  },
  ERR_EID_WORKER_CRASHED: {
    cause: {
      fr: 'La lecture de la carte s’est arrêtée de façon inattendue.',
      nl: 'Het lezen van de kaart is onverwacht gestopt.',
      de: 'Das Lesen des Ausweises wurde unerwartet beendet.',
      en: 'Reading the card stopped unexpectedly.',
    },
    remedy: {
      fr: 'Réessayez : par prudence, rien n’a été répété sans vous. Si cela continue, débranchez puis rebranchez le lecteur ou redémarrez l’ordinateur.',
      nl: 'Probeer opnieuw: uit voorzorg is er niets zonder u herhaald. Blijft dit gebeuren, sluit dan de lezer opnieuw aan of start de computer opnieuw op.',
      de: 'Versuchen Sie es erneut: Zur Sicherheit wurde nichts ohne Sie wiederholt. Bleibt es dabei, schließen Sie das Lesegerät neu an oder starten Sie den Computer neu.',
      en: 'Try again: to be safe, nothing was repeated without you. If it goes on, plug the reader in anew or restart the computer.',
    },
  },
  ERR_EID_SERVICE_UNAVAILABLE: {
    cause: {
      fr: 'Cet ordinateur n’accède pas aux lecteurs de cartes pour le moment.',
      nl: 'Deze computer heeft nu geen toegang tot kaartlezers.',
      de: 'Dieser Computer hat zurzeit keinen Zugriff auf Kartenlesegeräte.',
      en: 'This computer cannot use card readers at the moment.',
    },
    remedy: {
      fr: 'Débranchez le lecteur, redémarrez l’ordinateur et rebranchez le lecteur. Si cela ne suffit pas, demandez de l’aide à la personne qui gère cet ordinateur.',
      nl: 'Koppel de lezer los, start de computer opnieuw op en sluit de lezer weer aan. Helpt dat niet, vraag dan hulp aan de beheerder van deze computer.',
      de: 'Trennen Sie das Lesegerät, starten Sie den Computer neu und schließen Sie es wieder an. Hilft das nicht, bitten Sie die Person um Hilfe, die diesen Computer verwaltet.',
      en: 'Unplug the reader, restart the computer and plug the reader in again. If that does not help, ask the person who manages this computer.',
    },
  },
  ERR_EID_INVALID_REQUEST: {
    cause: {
      fr: 'Le site a envoyé une demande incorrecte.',
      nl: 'De website heeft een onjuiste vraag gestuurd.',
      de: 'Die Website hat eine fehlerhafte Anfrage gesendet.',
      en: 'The website sent a faulty request.',
    },
    remedy: {
      fr: 'Rechargez la page et réessayez. Si cela se répète, signalez-le au service qui gère le site : votre carte n’est pas en cause.',
      nl: 'Laad de pagina opnieuw en probeer het nog eens. Gebeurt dit weer, meld het dan aan de dienst achter de website: het ligt niet aan uw kaart.',
      de: 'Laden Sie die Seite neu und versuchen Sie es erneut. Passiert es wieder, melden Sie es dem Betreiber der Website: An Ihrem Ausweis liegt es nicht.',
      en: 'Reload the page and try again. If it happens again, tell the people who run the website: it is not the fault of your card.',
    },
  },
  ERR_EID_UNKNOWN_METHOD: {
    cause: {
      fr: 'Le site demande une fonction que cette version d’eID Bridge n’a pas.',
      nl: 'De website vraagt een functie die deze versie van eID Bridge niet heeft.',
      de: 'Die Website verlangt eine Funktion, die diese Version von eID Bridge nicht hat.',
      en: 'The website asks for something this version of eID Bridge does not have.',
    },
    remedy: {
      fr: 'Installez la dernière version d’eID Bridge, puis rechargez la page.',
      nl: 'Installeer de nieuwste versie van eID Bridge en laad de pagina opnieuw.',
      de: 'Installieren Sie die neueste Version von eID Bridge und laden Sie die Seite neu.',
      en: 'Install the latest version of eID Bridge, then reload the page.',
    },
  },
  ERR_EID_UNSUPPORTED_ALGORITHM: {
    cause: {
      fr: 'Votre carte ne peut pas faire le type de signature demandé par le site.',
      nl: 'Uw kaart kan het soort handtekening dat de website vraagt niet maken.',
      de: 'Ihr Ausweis kann die von der Website verlangte Art von Unterschrift nicht leisten.',
      en: 'Your card cannot make the kind of signature the website asks for.',
    },
    remedy: {
      fr: 'Signalez-le au service qui gère le site et demandez-lui un autre moyen de continuer.',
      nl: 'Meld het aan de dienst achter de website en vraag hoe u op een andere manier verder kunt.',
      de: 'Melden Sie es dem Betreiber der Website und fragen Sie nach einem anderen Weg.',
      en: 'Tell the people who run the website and ask them for another way to go on.',
    },
  },
  ERR_EID_INTERNAL: {
    cause: {
      fr: 'eID Bridge a rencontré un problème inattendu.',
      nl: 'eID Bridge heeft een onverwacht probleem.',
      de: 'In eID Bridge ist ein unerwartetes Problem aufgetreten.',
      en: 'eID Bridge ran into an unexpected problem.',
    },
    remedy: {
      fr: 'Réessayez. Si cela se répète, redémarrez eID Bridge, puis signalez le problème à la personne qui gère cet ordinateur.',
      nl: 'Probeer opnieuw. Gebeurt dit nog eens, start eID Bridge dan opnieuw op en meld het probleem aan de beheerder van deze computer.',
      de: 'Versuchen Sie es erneut. Passiert es wieder, starten Sie eID Bridge neu und melden Sie das Problem der Person, die diesen Computer verwaltet.',
      en: 'Try again. If it happens again, restart eID Bridge and report the problem to the person who manages this computer.',
    },
  },
};
