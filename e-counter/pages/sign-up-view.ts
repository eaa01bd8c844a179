import { PASSWORD_LENGTH, type PasswordFault } from '../passwords/password-length.ts';
import type { FieldView } from '../registration/form-view.ts';
import type { Texts } from '../texts/texts.ts';
import { simpleField } from './simple-field.ts';

/** A small form: one thing asked, one button. */
export interface SimpleForm {
  readonly title: string;
  readonly lead: string;
  readonly action: string;
  readonly submit: string;
  readonly fields: readonly FieldView[];
  readonly hidden: Readonly<Record<string, string>>;
  readonly fault: string | null;
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

export interface SignUpFaults {
  readonly address?: 'not-an-email';
  readonly password?: PasswordFault;
}

export function signUpView(texts: Texts, language: string, typed: string, faults: SignUpFaults): SimpleForm {
  const t = texts.signUp;
  return {
    title: t.title,
    lead: t.lead,
    action: `/${language}/signup`,
    submit: t.submit,
    fields: [
      simpleField({
        name: 'address',
        label: texts.login.email.address,
        value: typed,
        type: 'email',
        autocomplete: 'username',
        maxLength: 254,
        error: faults.address === undefined ? null : texts.registration.faults['not-an-email'],
      }),
      newPasswordField(texts, faults.password ?? null),
    ],
    hidden: {},
    fault: null,
    links: [{ href: `/${language}/login`, label: t.alreadyThere }],
  };
}

export function newPasswordField(texts: Texts, fault: PasswordFault | null): FieldView {
  return simpleField({
    name: 'password',
    label: texts.newPassword.label,
    value: '',
    type: 'password',
    autocomplete: 'new-password',
    maxLength: PASSWORD_LENGTH.most,
    hint: texts.newPassword.hint,
    error: fault === null ? null : texts.newPassword.faults[fault],
  });
}
