/** Labels of what a card may lack: citizens may decline certificates, and children have no signature. */
export const OPTIONAL_LABELS = [
  'Authentication',
  'Signature',
  'CA',
  'Root',
  'DATA_FILE',
  'ADDRESS_FILE',
  'PHOTO_FILE',
  'CERT_RN_FILE',
  'SIGN_DATA_FILE',
  'SIGN_ADDRESS_FILE',
] as const;
export type OptionalLabel = (typeof OPTIONAL_LABELS)[number];
