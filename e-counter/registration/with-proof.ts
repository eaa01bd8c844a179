import type { Profile } from '../accounts/account.ts';
import { firstGivenName, type ProvenIdentity } from './proven-identity.ts';

/** The profile with what a card or a federal key proved in the place of what the citizen had declared. */
export function withProof(profile: Profile, identity: ProvenIdentity | null): Profile {
  if (identity === null) return profile;
  const { surname, givenNames, birthDate, source } = identity;
  return {
    ...profile,
    ...(surname === null
      ? {}
      : {
          lastName: surname,
          firstName: firstGivenName(givenNames),
          givenNames: givenNames ?? '',
          nameSource: source,
        }),
    ...(birthDate === null ? {} : { birthDate, birthDateSource: source }),
  };
}

/** What of a profile is proven, for a form in which that cannot be changed. */
export function provenPart(profile: Profile): ProvenIdentity | null {
  const { nameSource, birthDateSource } = profile;
  if (nameSource === 'declared') return null;
  return {
    source: nameSource,
    surname: profile.lastName,
    givenNames: profile.givenNames,
    birthDate: birthDateSource === 'declared' ? null : profile.birthDate,
    sex: null,
    address: null,
  };
}
