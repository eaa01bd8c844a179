import type { Account, IdentitySource, Profile } from '../accounts/account.ts';
import type { CitizenRequest } from '../procedures/request-store.ts';
import { countryName } from '../registration/countries.ts';
import type { FormField } from '../registration/form.ts';
import type { LoginWay } from '../sessions/session.ts';
import { longDate } from '../texts/long-date.ts';
import type { Texts } from '../texts/texts.ts';
import { requestView, type RequestView } from './request-view.ts';

interface ProfileRow {
  readonly label: string;
  readonly value: string;
  readonly badge: { readonly text: string; readonly proven: boolean } | null;
}

export interface AccountView {
  readonly greeting: string;
  readonly createdOn: string;
  /** The commune has not looked at it yet, or has said no. */
  readonly approval: { readonly title: string; readonly text: string } | null;
  readonly groups: readonly { readonly id: string; readonly title: string; readonly rows: readonly ProfileRow[] }[];
  readonly requests: readonly RequestView[];
  /** Ways in which the account opens, in words. */
  readonly ways: readonly string[];
  readonly canLink: boolean;
  readonly staff: boolean;
}

export interface ShownAccount {
  readonly account: Account;
  readonly way: LoginWay;
  readonly sent: readonly CitizenRequest[];
  readonly staff: boolean;
}

export function accountView({ account, sent, staff }: ShownAccount, texts: Texts, language: string): AccountView {
  const { profile, approval } = account;
  const t = texts.account;
  const row = (field: FormField): ProfileRow => {
    const value = shownValue(field, profile, texts, language);
    return {
      label: texts.registration.fields[field],
      value,
      badge: value === '' ? null : badge(sourceOf(field, profile), texts),
    };
  };
  const name = [profile.firstName, profile.lastName].filter((part) => part !== '').join(' ');
  return {
    greeting: t.greeting.replace('{name}', () => name),
    createdOn: t.createdOn.replace('{date}', () => longDate(account.createdAt.slice(0, 10), language)),
    approval: approval === 'pending' || approval === 'refused' ? texts.admission[approval] : null,
    groups: [
      {
        id: 'identity',
        title: t.identityTitle,
        rows: [row('title'), row('firstName'), ...allGivenNames(profile, texts), row('lastName'), row('birthDate')],
      },
      {
        id: 'address',
        title: t.addressTitle,
        rows: (['street', 'number', 'box', 'addressExtra', 'postalCode', 'municipality', 'country'] as const).map(row),
      },
      { id: 'contact', title: t.contactTitle, rows: (['email', 'phone'] as const).map(row) },
    ],
    requests: sent.map((request) => requestView(request, texts, language)),
    ways: [...(account.hasKey ? [t.byKey] : []), ...(account.loginAddress === null ? [] : [t.byEmail])],
    canLink: !account.hasKey,
    staff,
  };
}

/** A row of its own only where the card told more than the first one, which the form shows too. */
function allGivenNames({ firstName, givenNames, nameSource }: Profile, texts: Texts): readonly ProfileRow[] {
  const value = givenNames.trim();
  if (value === firstName) return [];
  return [{ label: texts.account.allGivenNames, value, badge: badge(nameSource, texts) }];
}

function badge(source: IdentitySource | null, texts: Texts): ProfileRow['badge'] {
  switch (source) {
    case null:
      return null;
    case 'declared':
      return { text: texts.account.declared, proven: false };
    case 'eid':
    case 'federal':
      return { text: texts.registration.from[source], proven: true };
  }
}

/** null: a value of the citizen's own, where nobody asks who says so. */
function sourceOf(field: FormField, profile: Profile): IdentitySource | null {
  switch (field) {
    case 'firstName':
    case 'lastName':
      return profile.nameSource;
    case 'birthDate':
      return profile.birthDateSource;
    case 'title':
    case 'email':
    case 'street':
    case 'addressExtra':
    case 'number':
    case 'box':
    case 'postalCode':
    case 'municipality':
    case 'country':
    case 'phone':
      return null;
  }
}

function shownValue(field: FormField, profile: Profile, texts: Texts, language: string): string {
  switch (field) {
    case 'title':
      return profile.title === '' ? '' : texts.registration.titles[profile.title];
    case 'birthDate':
      return longDate(profile.birthDate, language);
    case 'country':
      return countryName(profile.country, language);
    case 'firstName':
    case 'lastName':
    case 'email':
    case 'street':
    case 'addressExtra':
    case 'number':
    case 'box':
    case 'postalCode':
    case 'municipality':
    case 'phone':
      return profile[field];
  }
}
