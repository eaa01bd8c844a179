import type { Language } from '../contracts/languages.ts';
import { unreachable } from '../contracts/result.ts';
import type { PortState } from './port.ts';
import type { Notice } from './shell.ts';

/** What is worth a notification: something the citizen must do, or know, that no open window shows. */
export type NoticeSubject =
  | { readonly about: 'port-taken'; readonly holder: Extract<PortState, { port: 'taken' }>['holder'] }
  | { readonly about: 'settings-damaged' };

interface NoticeTexts {
  readonly portTitle: string;
  readonly portTakenBy: (holder: string) => string;
  readonly portTaken: string;
  readonly settingsTitle: string;
  readonly settingsDamaged: string;
  readonly chooseModule: string;
}

const TEXTS: Readonly<Record<Language, NoticeTexts>> = {
  fr: {
    portTitle: 'Les sites ne peuvent pas joindre eID Bridge',
    portTakenBy: (holder) => `Le programme ${holder} occupe son entrée. Fermez-le, puis vérifiez à nouveau.`,
    portTaken: 'Un autre programme occupe son entrée. Cliquez pour voir quoi faire.',
    settingsTitle: 'Réglages remis à l’origine',
    settingsDamaged: 'Vos réglages étaient illisibles. Ils ont été mis de côté. Cliquez pour les choisir à nouveau.',
    chooseModule: 'Choisir le logiciel de la carte (module PKCS#11)',
  },
  nl: {
    portTitle: 'Sites kunnen eID Bridge niet bereiken',
    portTakenBy: (holder) => `Het programma ${holder} bezet zijn ingang. Sluit het en controleer opnieuw.`,
    portTaken: 'Een ander programma bezet zijn ingang. Klik om te zien wat u kunt doen.',
    settingsTitle: 'Instellingen terug naar het begin',
    settingsDamaged: 'Uw instellingen waren onleesbaar. Ze zijn opzij gezet. Klik om ze opnieuw te kiezen.',
    chooseModule: 'Software van de kaart kiezen (PKCS#11-module)',
  },
  de: {
    portTitle: 'Websites erreichen eID Bridge nicht',
    portTakenBy: (holder) => `Das Programm ${holder} belegt seinen Eingang. Schließen Sie es und prüfen Sie erneut.`,
    portTaken: 'Ein anderes Programm belegt seinen Eingang. Klicken Sie, um zu sehen, was zu tun ist.',
    settingsTitle: 'Einstellungen zurückgesetzt',
    settingsDamaged: 'Ihre Einstellungen waren unlesbar. Sie liegen daneben. Klicken Sie, um sie neu zu wählen.',
    chooseModule: 'Software der Karte wählen (PKCS#11-Modul)',
  },
  en: {
    portTitle: 'Sites cannot reach eID Bridge',
    portTakenBy: (holder) => `The program ${holder} holds its entrance. Close it, then check again.`,
    portTaken: 'Another program holds its entrance. Click to see what to do.',
    settingsTitle: 'Settings back to the start',
    settingsDamaged: 'Your settings could not be read. They were put aside. Click to choose them again.',
    chooseModule: 'Choose the card’s software (PKCS#11 module)',
  },
};

export function notice(subject: NoticeSubject, language: Language): Notice {
  const texts = TEXTS[language];
  switch (subject.about) {
    case 'port-taken': {
      const { holder } = subject;
      return { title: texts.portTitle, text: holder === null ? texts.portTaken : texts.portTakenBy(holder) };
    }
    case 'settings-damaged':
      return { title: texts.settingsTitle, text: texts.settingsDamaged };
    default:
      return unreachable(subject);
  }
}

/** Title of the system's file dialog. */
export function chooseModuleTitle(language: Language): string {
  return TEXTS[language].chooseModule;
}
