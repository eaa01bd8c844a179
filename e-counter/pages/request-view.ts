import type { CitizenRequest } from '../procedures/request-store.ts';
import { longDate } from '../texts/long-date.ts';
import type { Texts } from '../texts/texts.ts';
import { procedureWords } from './procedure-view.ts';
import { procedureForm } from '../procedures/procedure.ts';

export interface RequestView {
  readonly reference: string;
  readonly title: string;
  /** When it was sent, in words; empty as long as it is in the basket. */
  readonly sentOn: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
}

export function requestView(request: CitizenRequest, texts: Texts, language: string): RequestView {
  const words = procedureWords(request.procedure, texts);
  const { fields } = procedureForm(request.procedure);
  const shown = (name: string, value: string): string => {
    switch (fields[name]?.kind) {
      case 'choice':
        return words.choice(name, value);
      case 'date':
        return longDate(value, language);
      default:
        return value;
    }
  };
  return {
    reference: request.reference,
    title: words.title,
    sentOn:
      request.sentAt === null
        ? ''
        : texts.procedures.sentOn.replace('{date}', () => longDate(request.sentAt?.slice(0, 10) ?? '', language)),
    rows: Object.entries(request.answers)
      .filter(([name, value]) => value !== '' && name in fields)
      .map(([name, value]) => ({ label: words.field(name), value: shown(name, value) })),
  };
}
