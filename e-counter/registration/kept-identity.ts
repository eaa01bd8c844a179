import type { CardAddress, IdentityValues } from '../../contracts/identity.ts';
import { splitAddress, type LoginSubject } from '../../verifier/index.ts';
import type { ProvenAddress, ProvenIdentity } from './proven-identity.ts';

/** Of all that the evidence proved, what the form needs. */
export function keptIdentity(values: IdentityValues): ProvenIdentity {
  const { address } = values;
  return {
    source: 'eid',
    surname: values.surname ?? null,
    givenNames: values.givenNames ?? null,
    birthDate: values.birthDate ?? null,
    sex: values.sex ?? null,
    address: address === undefined ? null : keptAddress(address),
  };
}

/** Where there is no evidence: the name, which the verified certificate of the log-in proves as well. */
export function nameInCertificate({ surname, givenName }: LoginSubject): ProvenIdentity | null {
  if (surname === undefined) return null;
  return { source: 'eid', surname, givenNames: givenName ?? null, birthDate: null, sex: null, address: null };
}

function keptAddress({ streetAndNumber, postalCode, municipality }: CardAddress): ProvenAddress {
  const { street, number, box, line, confidence } = splitAddress(streetAndNumber);
  return { line, street, number, box, splitIsSure: confidence === 'high', postalCode, municipality };
}
