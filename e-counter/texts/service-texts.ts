import type { AuditEvent } from '../audit/audit-log.ts';
import type { ChoiceTexts, FieldOf, ProcedureKey } from '../procedures/procedure.ts';
import type { CardText } from './core-texts.ts';

export interface ProcedureTexts<K extends ProcedureKey> {
  readonly title: string;
  /** On the list of procedures. */
  readonly summary: string;
  /** Above its form. */
  readonly lead: string;
  readonly fields: Readonly<Record<FieldOf<K>, string>>;
  readonly hints: Readonly<Partial<Record<FieldOf<K>, string>>>;
  readonly choices: ChoiceTexts<K>;
}

/** What the commune offers, the citizen's own pages and the staff's. */
export interface ServiceTexts {
  readonly procedures: {
    readonly title: string;
    readonly lead: string;
    readonly each: { readonly [K in ProcedureKey]: ProcedureTexts<K> };
    readonly access: Readonly<Record<ProcedureKey, string>>;
    readonly choose: string;
    readonly prefilled: string;
    /** The other faults have the words of the registration form. */
    readonly copiesFault: string;
    readonly send: string;
    readonly toBasket: string;
    /** `{reference}` is read out over the telephone. */
    readonly sent: CardText;
    readonly referenceLabel: string;
    /** `{date}` is a date in words. */
    readonly sentOn: string;
  };
  readonly parents: { readonly title: string; readonly lead: string; readonly welcome: string };
  readonly basket: {
    readonly title: string;
    readonly lead: string;
    readonly empty: string;
    readonly remove: string;
    readonly order: string;
    readonly more: string;
    readonly ordered: CardText;
  };
  readonly accountData: {
    readonly title: string;
    readonly text: string;
    readonly export: string;
    readonly deleteTitle: string;
    readonly deleteText: string;
    readonly confirm: string;
    readonly confirmFault: string;
    readonly deleted: CardText;
  };
  readonly staff: {
    readonly title: string;
    readonly lead: string;
    readonly waitingTitle: string;
    readonly nobody: string;
    readonly since: string;
    readonly approve: string;
    readonly refuse: string;
    readonly eventsTitle: string;
    readonly when: string;
    readonly what: string;
    readonly account: string;
    readonly events: Readonly<Record<AuditEvent, string>>;
  };
  readonly kiosk: {
    readonly stillThere: string;
    readonly takeCard: string;
    readonly stay: string;
    readonly leave: string;
  };
}
