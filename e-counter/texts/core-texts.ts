import type { IdentitySource, Title } from '../accounts/account.ts';
import type { FieldFault } from '../registration/validate.ts';
import type { FormField } from '../registration/form.ts';
import type { ClientFailure } from '../login/client-failures.ts';
import type { LiveState } from '../login/live-states.ts';
import type { IdentityOutcome, LoginWay } from '../sessions/session.ts';
import type { PasswordFault } from '../pages/login-view.ts';
import type { HttpFailure } from '../pages/http-failure.ts';
import type { LoginRefusal } from '../login/login-refusal.ts';

/** What happened and what to do now, in a citizen's words. */
export interface CauseAndRemedy {
  readonly cause: string;
  readonly remedy: string;
}

/** The frame around each page, the card's way to an account, and the account itself. */
export interface CoreTexts {
  readonly languageName: string;
  readonly counterName: string;
  readonly communeName: string;
  readonly skipToContent: string;
  readonly menuLabel: string;
  readonly languageMenuLabel: string;
  readonly menu: {
    readonly home: string;
    readonly procedures: string;
    readonly parents: string;
    readonly basket: string;
    readonly account: string;
    readonly privacy: string;
    readonly logIn: string;
    readonly logOut: string;
  };
  readonly footer: string;
  /** Said on every page while cards of a test PKI are accepted. */
  readonly testMode: string;
  readonly home: {
    readonly title: string;
    readonly lead: string;
    readonly start: string;
    readonly continueRegistration: string;
    readonly stepsTitle: string;
    readonly steps: readonly CardText[];
    readonly withoutCardTitle: string;
    readonly withoutCard: string;
  };
  readonly login: {
    readonly title: string;
    readonly lead: string;
    /** To somebody who was on the way to a page that wants a log-in. */
    readonly wanted: string;
    readonly card: {
      readonly title: string;
      readonly requiredForParents: string;
      readonly advantages: readonly string[];
      /** What the button leads to. */
      readonly keys: string;
      readonly keysWithFederal: string;
      readonly connect: string;
      readonly needTitle: string;
      readonly needs: readonly string[];
      readonly shareLabel: string;
      readonly shareHint: string;
      readonly start: string;
      readonly permissionHint: string;
      readonly noScriptTitle: string;
      readonly noScript: string;
      /** Told by eID Bridge where it asks for consent; at most 200 characters. */
      readonly purpose: string;
    };
    readonly email: {
      readonly title: string;
      readonly approval: string;
      readonly address: string;
      readonly password: string;
      readonly signUp: string;
      readonly lostPassword: string;
      readonly submit: string;
      readonly faults: Readonly<Record<PasswordFault, string>>;
    };
  };
  readonly live: {
    readonly stepsLabel: string;
    readonly steps: {
      readonly program: string;
      readonly consent: string;
      readonly done: string;
    };
    readonly states: Readonly<Record<LiveState, CardText>>;
    readonly cancel: string;
    /** After a failure, when there is nothing left to cancel. */
    readonly back: string;
    readonly tryAgain: string;
    /** A link that starts the bridge where it is installed. */
    readonly wake: string;
    readonly continueToPermission: string;
    readonly causeLabel: string;
    readonly remedyLabel: string;
    /** `{tries}` is a number above one. */
    readonly triesLeft: string;
    readonly oneTryLeft: string;
    readonly failures: Readonly<Record<ClientFailure | LoginRefusal, CauseAndRemedy>>;
  };
  readonly registration: {
    readonly title: string;
    readonly lead: string;
    readonly outcome: Readonly<Record<IdentityOutcome, CardText>>;
    /** Said after the outcome where the name in the certificate is all that is taken over. */
    readonly nameAlone: string;
    readonly readAgain: string;
    readonly requiredNote: string;
    readonly identityLegend: string;
    readonly addressLegend: string;
    readonly contactLegend: string;
    /** Badges on what was proven. */
    readonly from: Readonly<Record<Exclude<IdentitySource, 'declared'>, string>>;
    readonly lockedHint: string;
    readonly lockedByFederal: string;
    readonly noGivenName: string;
    /** `{line}` is the address line as on the card. */
    readonly cardLine: string;
    readonly splitUnsure: string;
    readonly notMyAddress: string;
    readonly noAddress: string;
    readonly nearCountries: string;
    readonly otherCountries: string;
    readonly fields: Readonly<Record<FormField, string>>;
    readonly hints: Readonly<Partial<Record<FormField, string>>>;
    readonly titles: Readonly<Record<Title, string>>;
    readonly noTitle: string;
    readonly errorSummaryTitle: string;
    readonly errorInTitle: string;
    readonly faults: Readonly<Record<FieldFault, string>>;
    /** Better words for a missing value of a certain field. */
    readonly missing: Readonly<Partial<Record<FormField, string>>>;
    readonly submit: string;
    readonly abandon: string;
  };
  readonly welcome: {
    readonly title: string;
    readonly message: string;
    /** An account that the commune has to approve first. */
    readonly messagePending: string;
    readonly next: Readonly<Record<LoginWay, string>>;
    readonly nextPending: string;
    readonly toAccount: string;
    /** To the page that the citizen was on the way to. */
    readonly goOn: string;
  };
  readonly account: {
    readonly title: string;
    readonly lead: string;
    /** `{name}` is the citizen's. */
    readonly greeting: string;
    readonly identityTitle: string;
    /** Label of the row that there is where the card told more than one. */
    readonly allGivenNames: string;
    readonly addressTitle: string;
    readonly contactTitle: string;
    readonly declared: string;
    readonly notGiven: string;
    readonly editTitle: string;
    readonly save: string;
    readonly requestsTitle: string;
    readonly noRequests: string;
    readonly waysTitle: string;
    readonly byKey: string;
    readonly byEmail: string;
    /** `{date}` is a date in words. */
    readonly createdOn: string;
  };
  readonly loggedOut: CardText;
  readonly privacy: Article;
  /** How to get, start and allow eID Bridge. */
  readonly help: Article & { readonly link: string };
  readonly failures: Readonly<Record<HttpFailure, CardText>>;
  readonly backHome: string;
  readonly backToLogin: string;
}

export interface Article {
  readonly title: string;
  readonly lead: string;
  readonly sections: readonly CardText[];
}

export interface CardText {
  readonly title: string;
  readonly text: string;
}
