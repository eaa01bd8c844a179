import type { Language } from '../../contracts/languages.ts';
import type { TrayChoice } from './tray-model.ts';

/** Each has its drawing, build/icons/tray-<state>.svg. */
export const TRAY_STATE_NAMES = ['ready', 'no-reader', 'card-in', 'asking', 'problem'] as const;
export type TrayState = (typeof TRAY_STATE_NAMES)[number];

export interface TrayTexts {
  readonly states: Readonly<Record<TrayState, string>>;
  readonly choices: Readonly<Record<TrayChoice, string>>;
}

export const TRAY_TEXTS: Readonly<Record<Language, TrayTexts>> = {
  fr: {
    states: {
      ready: 'prêt',
      'no-reader': 'pas de lecteur branché',
      'card-in': 'carte dans le lecteur',
      asking: 'un site attend votre réponse',
      problem: 'quelque chose demande votre attention',
    },
    choices: {
      question: 'Montrer la demande du site',
      status: 'État de l’installation',
      settings: 'Réglages',
      quit: 'Quitter eID Bridge',
    },
  },
  nl: {
    states: {
      ready: 'klaar',
      'no-reader': 'geen lezer aangesloten',
      'card-in': 'kaart in de lezer',
      asking: 'een site wacht op uw antwoord',
      problem: 'iets vraagt uw aandacht',
    },
    choices: {
      question: 'Vraag van de site tonen',
      status: 'Staat van de installatie',
      settings: 'Instellingen',
      quit: 'eID Bridge afsluiten',
    },
  },
  de: {
    states: {
      ready: 'bereit',
      'no-reader': 'kein Leser angeschlossen',
      'card-in': 'Karte im Leser',
      asking: 'eine Website wartet auf Ihre Antwort',
      problem: 'etwas braucht Ihre Aufmerksamkeit',
    },
    choices: {
      question: 'Anfrage der Website zeigen',
      status: 'Zustand der Installation',
      settings: 'Einstellungen',
      quit: 'eID Bridge beenden',
    },
  },
  en: {
    states: {
      ready: 'ready',
      'no-reader': 'no reader plugged in',
      'card-in': 'card in the reader',
      asking: 'a site waits for your answer',
      problem: 'something needs your attention',
    },
    choices: {
      question: 'Show the site’s request',
      status: 'State of the installation',
      settings: 'Settings',
      quit: 'Quit eID Bridge',
    },
  },
};
