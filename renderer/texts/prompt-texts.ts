import type { Language } from '../../contracts/languages.ts';
import type { PromptPhase, ShownSubject } from '../../contracts/window-messages.ts';
import { PROMPT_DE } from './de/prompt.ts';
import { PROMPT_EN } from './en/prompt.ts';
import type { Counted } from './fill.ts';
import { PROMPT_FR } from './fr/prompt.ts';
import { PROMPT_NL } from './nl/prompt.ts';

type SubjectKind = ShownSubject['kind'];
type Work = Extract<PromptPhase, { phase: 'busy' }>['work'];

interface TitleAndText {
  readonly title: string;
  readonly text: string;
}

/** What the consent window says. */
export interface PromptTexts {
  readonly titles: Readonly<Record<SubjectKind, string>>;
  readonly site: string;
  readonly checked: string;
  /** `{name}` is the host in its own script. */
  readonly unicodeName: string;
  readonly purpose: string;
  readonly claimed: string;
  readonly firstVisit: TitleAndText;
  readonly refuseSite: string;
  readonly sentTitle: string;
  readonly authenticationCertificate: string;
  readonly signingCertificate: string;
  readonly optional: string;
  readonly optionalHint: string;
  readonly signedFiles: string;
  readonly document: string;
  /** `{hashFunction}` is a name like SHA-256. */
  readonly hash: string;
  readonly signatureWeight: string;
  /** `{program}` is a file's name. */
  readonly program: string;
  /** `{program}` is a file's name. */
  readonly notABrowser: string;
  readonly unknownProgram: string;
  readonly card: string;
  readonly holder: string;
  readonly chooseCard: string;
  readonly pin: string;
  readonly pinPad: string;
  readonly approve: Readonly<Record<SubjectKind, string>>;
  readonly opening: string;
  readonly cardRemoved: string;
  readonly waiting: Readonly<Record<'reader' | 'card', TitleAndText>>;
  readonly busy: Readonly<Record<Work, TitleAndText>>;
  readonly minutesLeft: Counted;
  readonly secondsLeft: Counted;
}

export const PROMPT_TEXTS: Readonly<Record<Language, PromptTexts>> = {
  fr: PROMPT_FR,
  nl: PROMPT_NL,
  de: PROMPT_DE,
  en: PROMPT_EN,
};
