import type { WelcomeTexts } from '../welcome-texts.ts';

export const WELCOME_EN: WelcomeTexts = {
  title: 'Welcome to eID Bridge',
  lead: 'Your identity card logs you in to the websites of your municipality and of public services.',
  points: [
    { title: 'A website asks for your card', text: 'A window shows which one, and what it wants to know.' },
    { title: 'You decide', text: 'Nothing is read or sent without your consent and your PIN.' },
    { title: 'Nothing is kept', text: 'Neither your name nor your PIN stays on this computer.' },
  ],
  check: 'Check my installation',
  start: 'Start',
};
