import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import type { ProcedureKey } from '../procedures/procedure.ts';
import type { RegistrationView } from '../registration/form-view.ts';
import { textsIn } from '../texts/offered.ts';
import type { Article } from '../texts/texts.ts';
import type { AccountView } from './account-view.ts';
import type { EidWidget } from './eid-widget.ts';
import type { Frame } from './frame.ts';
import type { LoginView } from './login-view.ts';
import type { ProcedureView } from './procedure-view.ts';
import type { RequestView } from './request-view.ts';
import type { SimpleForm } from './sign-up-view.ts';
import type { StaffView } from './staff-view.ts';

/** What each template in views/ is given as `it.model`. */
export interface Views {
  readonly home: {
    readonly startHref: string;
    readonly startLabel: string;
    readonly procedures: readonly ProcedureKey[];
  };
  readonly procedures: {
    readonly title: string;
    readonly lead: string;
    readonly welcome: string | null;
    readonly keys: readonly ProcedureKey[];
  };
  readonly procedure: ProcedureView;
  readonly basket: { readonly requests: readonly RequestView[] };
  readonly login: LoginView;
  readonly keys: { readonly federal: boolean; readonly email: boolean };
  readonly eid: EidWidget;
  readonly link: EidWidget;
  readonly 'simple-form': SimpleForm;
  readonly register: RegistrationView;
  readonly edit: RegistrationView;
  readonly welcome: { readonly message: string; readonly next: string; readonly href: string; readonly label: string };
  readonly account: AccountView;
  readonly delete: { readonly unconfirmed: boolean };
  readonly staff: StaffView;
  readonly article: Article & { readonly links: readonly { readonly href: string; readonly label: string }[] };
  readonly message: { readonly title: string; readonly text: string; readonly href: string; readonly label: string };
}

const eta = new Eta({ views: fileURLToPath(new URL('../views', import.meta.url)), cache: true, autoEscape: true });

/** @returns a whole HTML page; every value is escaped by the template engine */
export function render<V extends keyof Views>(view: V, title: string, frame: Frame, model: Views[V]): string {
  return eta.render(view, { title, frame, model, t: textsIn(frame.language) });
}
