import type { GeneralName } from 'pkijs';
import { Certificate as PkiCertificate, CRLDistributionPoints, InfoAccess } from 'pkijs';
import { createBoundedMap } from '../bounded-map.ts';
import type { Certificate } from '../certificate.ts';

/** What asking about a certificate takes. */
export interface CertificateLocations {
  /** Content octets of the INTEGER. */
  readonly serialNumber: Uint8Array;
  /** Content of the public key's BIT STRING. */
  readonly publicKeyBits: Uint8Array;
  readonly ocsp: readonly URL[];
  readonly crl: readonly URL[];
}

const OID = { authorityInformationAccess: '1.3.6.1.5.5.7.1.1', crlDistributionPoints: '2.5.29.31' } as const;
const OCSP_METHOD = '1.3.6.1.5.5.7.48.1';
/** GeneralName [6] uniformResourceIdentifier (RFC 5280 section 4.2.1.6). */
const URI = 6;

/** Issuers are asked for with each login; a few hundred of them issue all cards. */
const known = createBoundedMap<CertificateLocations>(1_000);

/** @throws Error where the certificate's extensions cannot be read */
export function locationsOf({ x509, fingerprint }: Certificate): CertificateLocations {
  const remembered = known.get(fingerprint);
  if (remembered !== undefined) return remembered;
  const certificate = PkiCertificate.fromBER(new Uint8Array(x509.raw));
  const parsed = (id: string): unknown => certificate.extensions?.find(({ extnID }) => extnID === id)?.parsedValue;
  const access = parsed(OID.authorityInformationAccess);
  const points = parsed(OID.crlDistributionPoints);
  const locations: CertificateLocations = {
    serialNumber: certificate.serialNumber.valueBlock.valueHexView.slice(),
    publicKeyBits: certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView.slice(),
    ocsp: access instanceof InfoAccess ? ocspUrls(access) : [],
    crl: points instanceof CRLDistributionPoints ? crlUrls(points) : [],
  };
  known.set(fingerprint, locations);
  return locations;
}

function ocspUrls({ accessDescriptions }: InfoAccess): readonly URL[] {
  return urls(
    accessDescriptions
      .filter(({ accessMethod }) => accessMethod === OCSP_METHOD)
      .map(({ accessLocation }) => accessLocation),
  );
}

/** Only lists of the issuer itself, for all reasons (RFC 5280 section 4.2.1.13). */
function crlUrls({ distributionPoints }: CRLDistributionPoints): readonly URL[] {
  return urls(
    distributionPoints
      .filter(({ reasons, cRLIssuer }) => reasons === undefined && cRLIssuer === undefined)
      .flatMap(({ distributionPoint }): GeneralName[] => (Array.isArray(distributionPoint) ? distributionPoint : [])),
  );
}

function urls(names: readonly GeneralName[]): readonly URL[] {
  return names
    .filter(({ type }) => type === URI)
    .map(({ value }): unknown => value)
    .filter((value) => typeof value === 'string' && URL.canParse(value))
    .map((value) => new URL(String(value)))
    .filter(({ protocol }) => protocol === 'http:');
}
