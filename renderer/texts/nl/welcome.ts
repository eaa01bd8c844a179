import type { WelcomeTexts } from '../welcome-texts.ts';

export const WELCOME_NL: WelcomeTexts = {
  title: 'Welkom bij eID Bridge',
  lead: 'Met uw identiteitskaart meldt u zich aan op de websites van uw gemeente en van de overheid.',
  points: [
    { title: 'Een website vraagt uw kaart', text: 'Een venster toont welke, en wat ze wil weten.' },
    { title: 'U beslist', text: 'Er wordt niets gelezen of verstuurd zonder uw akkoord en uw pincode.' },
    { title: 'Er wordt niets bewaard', text: 'Uw naam noch uw code blijft op deze computer.' },
  ],
  check: 'Mijn installatie controleren',
  start: 'Beginnen',
};
