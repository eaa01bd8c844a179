import type { Language } from '../../contracts/languages.ts';
import type {
  CertificateFacts,
  StatusFinding,
  StatusStep,
  StatusStepName,
  Verdict,
} from '../../contracts/window-messages.ts';
import { STATUS_DE } from './de/status.ts';
import { STATUS_EN } from './en/status.ts';
import { STATUS_FR } from './fr/status.ts';
import { STATUS_NL } from './nl/status.ts';

/** What a step found, and what the citizen can do about it; null where there is nothing to do. */
export interface FindingText {
  readonly says: string;
  readonly remedy: string | null;
}

/** What the status window says. */
export interface StatusTexts {
  readonly title: string;
  readonly verdicts: Readonly<Record<Verdict, { readonly title: string; readonly text: string }>>;
  readonly checkAgain: string;
  readonly stepsTitle: string;
  readonly steps: Readonly<Record<StatusStepName, string>>;
  readonly states: Readonly<Record<StatusStep['state'], string>>;
  readonly findings: Readonly<Record<StatusFinding, FindingText>>;
  /** `{date}` in words. */
  readonly until: string;
  readonly since: string;
  readonly lastSeen: string;
  readonly cardTitle: string;
  readonly cardLead: string;
  readonly showCard: string;
  /** `{name}` of the reader. */
  readonly showCardIn: string;
  readonly hideCard: string;
  readonly cardReading: string;
  readonly noIdentity: string;
  readonly photo: string;
  readonly male: string;
  readonly female: string;
  /** `{from}` and `{until}` in words. */
  readonly validity: string;
  readonly certificatesTitle: string;
  readonly roles: Readonly<Record<CertificateFacts['role'], string>>;
  readonly certificateStates: Readonly<Record<CertificateFacts['state'], string>>;
  /** `{issuer}` as the certificate names it. */
  readonly issuer: string;
  readonly pinTitle: string;
  readonly oldPin: string;
  readonly newPin: string;
  readonly newPinAgain: string;
  readonly changePin: string;
  readonly changePinOnReader: string;
  readonly pinOnReader: string;
  readonly pinWorking: string;
  readonly pinDone: string;
  readonly pinsDiffer: string;
  readonly pinSame: string;
  readonly reportTitle: string;
  readonly reportLead: string;
  readonly makeReport: string;
  readonly copy: string;
  readonly save: string;
  readonly reportDone: Readonly<Record<'saved' | 'copied' | 'failed', string>>;
  readonly settings: string;
  /** `{version}` of the program. */
  readonly version: string;
}

export const STATUS_TEXTS: Readonly<Record<Language, StatusTexts>> = {
  fr: STATUS_FR,
  nl: STATUS_NL,
  de: STATUS_DE,
  en: STATUS_EN,
};
