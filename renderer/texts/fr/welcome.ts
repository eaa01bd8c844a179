import type { WelcomeTexts } from '../welcome-texts.ts';

export const WELCOME_FR: WelcomeTexts = {
  title: 'Bienvenue dans eID Bridge',
  lead: 'Votre carte d’identité vous connecte aux sites de votre commune et des services publics.',
  points: [
    { title: 'Un site vous demande votre carte', text: 'Une fenêtre montre lequel, et ce qu’il veut savoir.' },
    { title: 'Vous décidez', text: 'Rien n’est lu ni envoyé sans votre accord et votre code PIN.' },
    { title: 'Rien n’est gardé', text: 'Ni votre nom, ni votre code ne restent sur cet ordinateur.' },
  ],
  check: 'Vérifier mon installation',
  start: 'Commencer',
};
