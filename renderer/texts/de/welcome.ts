import type { WelcomeTexts } from '../welcome-texts.ts';

export const WELCOME_DE: WelcomeTexts = {
  title: 'Willkommen bei eID Bridge',
  lead: 'Mit Ihrem Personalausweis melden Sie sich auf den Websites Ihrer Gemeinde und der Behörden an.',
  points: [
    {
      title: 'Eine Website fragt nach Ihrem Ausweis',
      text: 'Ein Fenster zeigt, welche es ist und was sie wissen möchte.',
    },
    { title: 'Sie entscheiden', text: 'Ohne Ihr Einverständnis und Ihren PIN-Code wird nichts gelesen oder gesendet.' },
    { title: 'Nichts wird gespeichert', text: 'Weder Ihr Name noch Ihr Code bleibt auf diesem Computer.' },
  ],
  check: 'Meine Installation prüfen',
  start: 'Los geht’s',
};
