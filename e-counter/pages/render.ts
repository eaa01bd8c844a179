import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import type { RegistrationView } from '../registration/form-view.ts';
import { textsIn } from '../texts/offered.ts';
import type { Article, CauseAndRemedy } from '../texts/texts.ts';
import type { AccountView } from './account-view.ts';
import type { Frame } from './frame.ts';

/** What each template in views/ is given as `it.model`. */
export interface Views {
  readonly home: { readonly startHref: string; readonly startLabel: string };
  readonly login: {
    readonly bridgePorts: string;
    readonly script: string;
    readonly failures: readonly (readonly [code: string, failure: CauseAndRemedy])[];
    /** Failures that the help page is about. */
    readonly helped: ReadonlySet<string>;
  };
  readonly register: RegistrationView;
  readonly welcome: null;
  readonly account: AccountView;
  readonly article: Article;
  readonly message: { readonly title: string; readonly text: string; readonly href: string; readonly label: string };
}

const eta = new Eta({ views: fileURLToPath(new URL('../views', import.meta.url)), cache: true, autoEscape: true });

/** @returns a whole HTML page; every value is escaped by the template engine */
export function render<V extends keyof Views>(view: V, title: string, frame: Frame, model: Views[V]): string {
  return eta.render(view, { title, frame, model, t: textsIn(frame.language) });
}
