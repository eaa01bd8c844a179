import type { WayTexts } from '../way-texts.ts';

export const ways: WayTexts = {
  keys: {
    title: 'Kies uw digitale sleutel',
    lead: 'Een digitale sleutel toont het e-loket wie u bent. Al deze sleutels leiden naar dezelfde account.',
    eidTitle: 'Digitale sleutel met de eID',
    eid: {
      title: 'Identiteitskaart (eID) met een kaartlezer',
      text: 'Snel en veilig. Vult uw inschrijving in. Verplicht voor het ouderportaal, net als de federale sleutels.',
    },
    federalTitle: 'Federale digitale sleutels (CSAM)',
    federal: {
      title: 'itsme of een andere federale sleutel',
      text: 'U gaat langs de site van de federale overheid en komt hier vanzelf terug.',
    },
    emailTitle: 'E-mail en wachtwoord',
    email: {
      title: 'E-mailadres en wachtwoord',
      text: 'Een nieuwe account moet door de gemeente worden goedgekeurd. Geeft geen toegang tot het ouderportaal.',
    },
    otherKey: 'Een andere sleutel kiezen',
  },
  federalRefusals: {
    cancelled: {
      title: 'Aanmelding geannuleerd',
      text: 'U hebt de federale site verlaten voor het einde. Er is niets aan het e-loket doorgegeven.',
    },
    refused: {
      title: 'De federale sleutel kon niet worden gecontroleerd',
      text: 'Het antwoord van de federale site is niet geldig of is verlopen. Probeer opnieuw of kies een andere sleutel.',
    },
    unavailable: {
      title: 'De federale site antwoordt niet',
      text: 'Probeer het over enkele minuten opnieuw of kies een andere sleutel.',
    },
  },
  link: {
    title: 'Mijn identiteitskaart koppelen',
    lead: 'Koppel uw identiteitskaart aan deze account: de gemeente hoeft hem niet meer goed te keuren en het ouderportaal staat voor u open.',
    shareLabel: 'Ook mijn naam en geboortedatum van de kaart overnemen',
    shareHint:
      'De naam in het certificaat van de kaart wordt in elk geval overgenomen. Uw adres in het e-loket verandert niet.',
    start: 'Mijn kaart koppelen',
    back: 'Terug naar mijn account',
  },
  signUp: {
    title: 'Registreren met een e-mailadres',
    lead: 'Wij sturen u een e-mail om uw adres te bevestigen. Daarna vult u het inschrijvingsformulier in en keurt de gemeente uw account goed.',
    submit: 'De bevestigingsmail versturen',
    alreadyThere: 'Ik heb al een account',
    sent: {
      title: 'Kijk in uw e-mail',
      text: 'Er is een e-mail onderweg naar het adres dat u hebt opgegeven. Open de link erin binnen het uur. Niets gekregen? Kijk ook bij de ongewenste e-mail, controleer dan het adres en begin opnieuw.',
    },
    confirm: {
      title: 'Bevestig uw e-mailadres',
      text: 'Nog één klik: uw adres is dan bevestigd en het inschrijvingsformulier gaat open.',
    },
    confirmButton: 'Bevestigen en doorgaan',
    expired: {
      title: 'Deze link is niet meer geldig',
      text: 'Hij is al gebruikt of is ouder dan een uur. Registreer opnieuw, of meld u aan als u al een account hebt.',
    },
  },
  newPassword: {
    title: 'Nieuw wachtwoord',
    lead: 'Kies een nieuw wachtwoord. Overal elders wordt u afgemeld.',
    label: 'Wachtwoord',
    hint: 'Minstens 12 tekens. Enkele woorden na elkaar vormen een goed wachtwoord.',
    submit: 'Het wachtwoord bewaren',
    faults: {
      missing: 'Schrijf een wachtwoord.',
      'too-short': 'Dit wachtwoord is te kort: er zijn minstens 12 tekens nodig.',
      'too-long': 'Dit wachtwoord is te lang: hoogstens 128 tekens.',
    },
    changed: {
      title: 'Uw wachtwoord is gewijzigd',
      text: 'Meld u nu aan met het nieuwe.',
    },
  },
  lostPassword: {
    title: 'Wachtwoord vergeten',
    lead: 'Schrijf het e-mailadres van uw account. U krijgt een link om een nieuw wachtwoord te kiezen.',
    submit: 'De link versturen',
    backToLogin: 'Terug naar de aanmelding',
    sent: {
      title: 'Kijk in uw e-mail',
      text: 'Als er een account met dit adres bestaat, is er een e-mail onderweg. De link is een uur geldig.',
    },
    expired: {
      title: 'Deze link is niet meer geldig',
      text: 'Hij is al gebruikt of is ouder dan een uur. Vraag een nieuwe aan.',
    },
  },
  admission: {
    pending: {
      title: 'Uw account wacht op goedkeuring',
      text: 'De gemeente moet uw account nog goedkeuren; u krijgt een e-mail. Diensten zonder aanmelding kunt u nu al gebruiken.',
    },
    refused: {
      title: 'Uw account is niet goedgekeurd',
      text: 'De gemeente kon deze account niet goedkeuren. Ga naar het gemeentehuis of koppel uw identiteitskaart onder “Mijn account”.',
    },
    needsProof: {
      title: 'Deze pagina vraagt uw identiteitskaart',
      text: 'Het ouderportaal gaat alleen open met een identiteitskaart of een federale sleutel. Koppel uw kaart aan deze account, of meld u af en kom terug met uw kaart.',
    },
  },
  mails: {
    signUp: {
      subject: 'Bevestig uw e-mailadres – e-loket',
      text: 'Goedendag,\n\nOm uw account bij het e-loket te maken, opent u deze link binnen het uur:\n\n{link}\n\nHebt u niets gevraagd? Doe dan niets: er wordt geen account gemaakt.',
    },
    alreadyThere: {
      subject: 'U hebt al een account – e-loket',
      text: 'Goedendag,\n\nIemand, wellicht u, wilde met dit adres een account bij het e-loket maken. Er is er al een. Meld u hier aan of stel uw wachtwoord opnieuw in:\n\n{link}',
    },
    lostPassword: {
      subject: 'Uw nieuwe wachtwoord – e-loket',
      text: 'Goedendag,\n\nOm een nieuw wachtwoord te kiezen, opent u deze link binnen het uur:\n\n{link}\n\nHebt u niets gevraagd? Doe dan niets: uw wachtwoord blijft hetzelfde.',
    },
    approved: {
      subject: 'Uw account is goedgekeurd – e-loket',
      text: 'Goedendag,\n\nDe gemeente heeft uw account goedgekeurd. Alle beveiligde diensten staan voor u open:\n\n{link}',
    },
    refused: {
      subject: 'Uw account is niet goedgekeurd – e-loket',
      text: 'Goedendag,\n\nDe gemeente kon uw account niet goedkeuren. Ga naar het gemeentehuis of meld u aan om uw identiteitskaart te koppelen:\n\n{link}',
    },
  },
  mailEnd: 'Het e-loket van uw gemeente\nDit is een automatisch bericht, gelieve niet te antwoorden.',
};
