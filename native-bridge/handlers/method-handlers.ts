import type { Method } from '../../contracts/page-messages.ts';
import { authenticate } from './authenticate.ts';
import { cancel } from './cancel.ts';
import { getSigningCertificate } from './get-signing-certificate.ts';
import type { Handler } from './handler.ts';
import { readIdentity } from './read-identity.ts';
import { sign } from './sign.ts';
import { status } from './status.ts';

export const METHOD_HANDLERS: { readonly [M in Method]: Handler<M> } = {
  status,
  authenticate,
  readIdentity,
  getSigningCertificate,
  sign,
  cancel,
};
