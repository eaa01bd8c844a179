import type { FederalRefusal } from '../federal/federal-login.ts';
import type { PasswordFault } from '../passwords/password-length.ts';
import type { CardText } from './core-texts.ts';

/** Ways to an account other than the card itself, and what is said on the way. */
export interface WayTexts {
  readonly keys: {
    readonly title: string;
    readonly lead: string;
    readonly eidTitle: string;
    readonly eid: CardText;
    readonly federalTitle: string;
    readonly federal: CardText;
    readonly emailTitle: string;
    readonly email: CardText;
    readonly otherKey: string;
  };
  readonly federalRefusals: Readonly<Record<FederalRefusal, CardText>>;
  readonly link: {
    readonly title: string;
    readonly lead: string;
    readonly shareLabel: string;
    readonly shareHint: string;
    readonly start: string;
    readonly back: string;
  };
  readonly signUp: {
    readonly title: string;
    readonly lead: string;
    readonly submit: string;
    readonly alreadyThere: string;
    readonly sent: CardText;
    readonly confirm: CardText;
    readonly confirmButton: string;
    readonly expired: CardText;
  };
  readonly newPassword: {
    readonly title: string;
    readonly lead: string;
    readonly label: string;
    readonly hint: string;
    readonly submit: string;
    readonly faults: Readonly<Record<PasswordFault, string>>;
    readonly changed: CardText;
  };
  readonly lostPassword: {
    readonly title: string;
    readonly lead: string;
    readonly submit: string;
    readonly backToLogin: string;
    readonly sent: CardText;
    readonly expired: CardText;
  };
  /** Why somebody who is logged in may not go on. */
  readonly admission: Readonly<Record<'pending' | 'refused' | 'needsProof', CardText>>;
  /** `{link}` becomes an address. */
  readonly mails: Readonly<
    Record<
      'signUp' | 'alreadyThere' | 'lostPassword' | 'approved' | 'refused',
      { readonly subject: string; readonly text: string }
    >
  >;
  readonly mailEnd: string;
}
