import type { WayTexts } from '../way-texts.ts';

export const ways: WayTexts = {
  keys: {
    title: 'Wählen Sie Ihren digitalen Schlüssel',
    lead: 'Ein digitaler Schlüssel zeigt dem E-Schalter, wer Sie sind. Alle diese Schlüssel führen zum selben Konto.',
    eidTitle: 'Digitaler Schlüssel mit der eID',
    eid: {
      title: 'Personalausweis (eID) mit einem Kartenleser',
      text: 'Schnell und sicher. Füllt Ihre Anmeldung aus. Für das Elternportal erforderlich, wie die föderalen Schlüssel.',
    },
    federalTitle: 'Föderale digitale Schlüssel (CSAM)',
    federal: {
      title: 'itsme oder ein anderer föderaler Schlüssel',
      text: 'Sie gehen über die Website der Föderalverwaltung und kommen automatisch hierher zurück.',
    },
    emailTitle: 'E-Mail und Passwort',
    email: {
      title: 'E-Mail-Adresse und Passwort',
      text: 'Ein neues Konto muss von der Gemeinde bestätigt werden. Öffnet das Elternportal nicht.',
    },
    otherKey: 'Einen anderen Schlüssel wählen',
  },
  federalRefusals: {
    cancelled: {
      title: 'Anmeldung abgebrochen',
      text: 'Sie haben die föderale Website vor dem Ende verlassen. Dem E-Schalter wurde nichts übermittelt.',
    },
    refused: {
      title: 'Der föderale Schlüssel konnte nicht geprüft werden',
      text: 'Die Antwort der föderalen Website ist ungültig oder abgelaufen. Versuchen Sie es erneut, oder wählen Sie einen anderen Schlüssel.',
    },
    unavailable: {
      title: 'Die föderale Website antwortet nicht',
      text: 'Versuchen Sie es in einigen Minuten erneut, oder wählen Sie einen anderen Schlüssel.',
    },
  },
  link: {
    title: 'Meinen Personalausweis verknüpfen',
    lead: 'Verknüpfen Sie Ihren Personalausweis mit diesem Konto: Die Gemeinde muss es nicht mehr bestätigen, und das Elternportal steht Ihnen offen.',
    shareLabel: 'Auch meinen Namen und mein Geburtsdatum von der Karte übernehmen',
    shareHint:
      'Der Name im Zertifikat der Karte wird in jedem Fall übernommen. Ihre Adresse im E-Schalter ändert sich nicht.',
    start: 'Meine Karte verknüpfen',
    back: 'Zurück zu meinem Konto',
  },
  signUp: {
    title: 'Mit einer E-Mail-Adresse registrieren',
    lead: 'Wir senden Ihnen eine E-Mail, um Ihre Adresse zu bestätigen. Danach füllen Sie das Anmeldeformular aus, und die Gemeinde bestätigt Ihr Konto.',
    submit: 'Bestätigungs-E-Mail senden',
    alreadyThere: 'Ich habe schon ein Konto',
    sent: {
      title: 'Sehen Sie in Ihre E-Mails',
      text: 'Eine E-Mail ist an die angegebene Adresse unterwegs. Öffnen Sie den Link darin innerhalb einer Stunde. Nichts erhalten? Sehen Sie auch im Spam-Ordner nach, prüfen Sie dann die Adresse und beginnen Sie erneut.',
    },
    confirm: {
      title: 'Bestätigen Sie Ihre E-Mail-Adresse',
      text: 'Noch ein Klick: Dann ist Ihre Adresse bestätigt, und das Anmeldeformular öffnet sich.',
    },
    confirmButton: 'Bestätigen und weiter',
    expired: {
      title: 'Dieser Link ist nicht mehr gültig',
      text: 'Er wurde schon benutzt oder ist älter als eine Stunde. Registrieren Sie sich erneut, oder melden Sie sich an, wenn Sie ein Konto haben.',
    },
  },
  newPassword: {
    title: 'Neues Passwort',
    lead: 'Wählen Sie ein neues Passwort. Überall sonst werden Sie abgemeldet.',
    label: 'Passwort',
    hint: 'Mindestens 12 Zeichen. Mehrere Wörter hintereinander sind ein gutes Passwort.',
    submit: 'Passwort speichern',
    faults: {
      missing: 'Schreiben Sie ein Passwort.',
      'too-short': 'Dieses Passwort ist zu kurz: Es braucht mindestens 12 Zeichen.',
      'too-long': 'Dieses Passwort ist zu lang: höchstens 128 Zeichen.',
    },
    changed: {
      title: 'Ihr Passwort ist geändert',
      text: 'Melden Sie sich jetzt mit dem neuen an.',
    },
  },
  lostPassword: {
    title: 'Passwort vergessen',
    lead: 'Schreiben Sie die E-Mail-Adresse Ihres Kontos. Sie erhalten einen Link, um ein neues Passwort zu wählen.',
    submit: 'Link senden',
    backToLogin: 'Zurück zur Anmeldung',
    sent: {
      title: 'Sehen Sie in Ihre E-Mails',
      text: 'Wenn es zu dieser Adresse ein Konto gibt, ist eine E-Mail unterwegs. Ihr Link gilt eine Stunde.',
    },
    expired: {
      title: 'Dieser Link ist nicht mehr gültig',
      text: 'Er wurde schon benutzt oder ist älter als eine Stunde. Fordern Sie einen neuen an.',
    },
  },
  admission: {
    pending: {
      title: 'Ihr Konto wartet auf Bestätigung',
      text: 'Die Gemeinde muss Ihr Konto noch bestätigen; Sie erhalten eine E-Mail. Dienste ohne Anmeldung stehen Ihnen schon offen.',
    },
    refused: {
      title: 'Ihr Konto wurde nicht bestätigt',
      text: 'Die Gemeinde konnte dieses Konto nicht bestätigen. Gehen Sie zum Gemeindehaus, oder verknüpfen Sie Ihren Personalausweis unter „Mein Konto“.',
    },
    needsProof: {
      title: 'Diese Seite verlangt Ihren Personalausweis',
      text: 'Das Elternportal öffnet sich nur mit einem Personalausweis oder einem föderalen Schlüssel. Verknüpfen Sie Ihre Karte mit diesem Konto, oder melden Sie sich ab und kommen Sie mit Ihrer Karte zurück.',
    },
  },
  mails: {
    signUp: {
      subject: 'Bestätigen Sie Ihre E-Mail-Adresse – E-Schalter',
      text: 'Guten Tag,\n\num Ihr Konto beim E-Schalter zu erstellen, öffnen Sie diesen Link innerhalb einer Stunde:\n\n{link}\n\nSie haben nichts beantragt? Dann tun Sie nichts: Es wird kein Konto erstellt.',
    },
    alreadyThere: {
      subject: 'Sie haben schon ein Konto – E-Schalter',
      text: 'Guten Tag,\n\njemand, wohl Sie, wollte mit dieser Adresse ein Konto beim E-Schalter erstellen. Es gibt schon eines. Melden Sie sich hier an, oder setzen Sie Ihr Passwort zurück:\n\n{link}',
    },
    lostPassword: {
      subject: 'Ihr neues Passwort – E-Schalter',
      text: 'Guten Tag,\n\num ein neues Passwort zu wählen, öffnen Sie diesen Link innerhalb einer Stunde:\n\n{link}\n\nSie haben nichts beantragt? Dann tun Sie nichts: Ihr Passwort bleibt dasselbe.',
    },
    approved: {
      subject: 'Ihr Konto ist bestätigt – E-Schalter',
      text: 'Guten Tag,\n\ndie Gemeinde hat Ihr Konto bestätigt. Alle gesicherten Dienste stehen Ihnen offen:\n\n{link}',
    },
    refused: {
      subject: 'Ihr Konto wurde nicht bestätigt – E-Schalter',
      text: 'Guten Tag,\n\ndie Gemeinde konnte Ihr Konto nicht bestätigen. Gehen Sie zum Gemeindehaus, oder melden Sie sich an, um Ihren Personalausweis zu verknüpfen:\n\n{link}',
    },
  },
  mailEnd: 'Der E-Schalter Ihrer Gemeinde\nDiese Nachricht ist automatisch, bitte antworten Sie nicht.',
};
