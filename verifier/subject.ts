import type { Certificate } from './certificate.ts';

/** Who logged in, from the subject of the verified certificate (X.520 attributes); absent where it has none. */
export interface LoginSubject {
  readonly commonName: string;
  readonly surname?: string;
  readonly givenName?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** As in the certificate: 11 digits on Belgian cards, `PNOEE-…` on Estonian ones. */
  readonly serialNumber?: string;
  /** The Belgian national number, 11 digits, where serialNumber is one. */
  readonly nationalNumber?: string;
}

export function readSubject({ subject }: Certificate): LoginSubject {
  const surname = subject.get('2.5.4.4');
  const givenName = subject.get('2.5.4.42');
  const country = subject.get('2.5.4.6');
  const serialNumber = subject.get('2.5.4.5');
  return {
    commonName: subject.get('2.5.4.3') ?? '',
    ...(surname === undefined ? {} : { surname }),
    ...(givenName === undefined ? {} : { givenName }),
    ...(country === undefined ? {} : { country }),
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(serialNumber !== undefined && /^\d{11}$/.test(serialNumber) ? { nationalNumber: serialNumber } : {}),
  };
}
