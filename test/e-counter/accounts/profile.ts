import type { Profile } from '../../../e-counter/accounts/account.ts';

export const PROFILE: Profile = {
  title: 'madam',
  firstName: 'Ada',
  givenNames: 'Ada Maria',
  lastName: "O'Specimen; DROP TABLE account",
  email: '',
  street: 'Rue des Exemples',
  addressExtra: '',
  number: '12',
  box: '',
  postalCode: '9901',
  municipality: 'Exempleville',
  country: 'BE',
  phone: '',
  birthDate: '1980-12-31',
  nameSource: 'eid',
  birthDateSource: 'declared',
};
