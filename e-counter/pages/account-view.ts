import type { Account, IdentitySource, Profile } from '../accounts/account.ts';
import { countryName } from '../registration/countries.ts';
import type { FormField } from '../registration/form.ts';
import { longDate } from '../texts/long-date.ts';
import type { Texts } from '../texts/texts.ts';

interface ProfileRow {
  readonly label: string;
  readonly value: string;
  readonly badge: { readonly text: string; readonly proven: boolean } | null;
}

export interface AccountView {
  readonly greeting: string;
  readonly createdOn: string;
  readonly groups: readonly { readonly id: string; readonly title: string; readonly rows: readonly ProfileRow[] }[];
}

export function accountView(account: Account, texts: Texts, language: string): AccountView {
  const { profile } = account;
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
  };
}

/** A row of its own only where the card told more than the first one, which the form shows too. */
function allGivenNames({ firstName, givenNames, nameSource }: Profile, texts: Texts): readonly ProfileRow[] {
  const value = givenNames.trim();
  if (value === firstName) return [];
  return [{ label: texts.account.allGivenNames, value, badge: badge(nameSource, texts) }];
}

function badge(source: IdentitySource | null, texts: Texts): ProfileRow['badge'] {
  if (source === null) return null;
  const proven = source === 'eid';
  return { text: proven ? texts.registration.fromCard : texts.account.declared, proven };
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
