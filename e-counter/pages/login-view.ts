import { PASSWORD_LENGTH } from '../passwords/password-length.ts';
import type { FieldView } from '../registration/form-view.ts';
import type { ReturnTo } from '../sessions/session.ts';
import type { Texts } from '../texts/texts.ts';
import { simpleField } from './simple-field.ts';

export type PasswordFault = 'wrong' | 'too-many';

export interface LoginView {
  /** What the visitor was on the way to, in words; null: nothing in particular. */
  readonly wanted: string | null;
  readonly federal: boolean;
  /** null: accounts with e-mail and password are not offered. */
  readonly fields: readonly FieldView[] | null;
  readonly fault: string | null;
}

export function loginView(
  parts: { readonly federal: object | null; readonly mailroom: object | null },
  texts: Texts,
  wanted: ReturnTo | null,
  typed: { readonly address: string; readonly fault: PasswordFault | null },
): LoginView {
  const t = texts.login.email;
  return {
    wanted: wanted === null ? null : texts.login.wanted,
    federal: parts.federal !== null,
    fault: typed.fault === null ? null : t.faults[typed.fault],
    fields:
      parts.mailroom === null
        ? null
        : [
            simpleField({
              name: 'address',
              label: t.address,
              value: typed.address,
              type: 'email',
              autocomplete: 'username',
              maxLength: 254,
            }),
            simpleField({
              name: 'password',
              label: t.password,
              value: '',
              type: 'password',
              autocomplete: 'current-password',
              maxLength: PASSWORD_LENGTH.most,
            }),
          ],
  };
}
