import { unreachable } from '../../contracts/result.ts';
import type { ShownSubject, ShownWish } from '../../contracts/window-messages.ts';
import type { IdentityWish, PromptSubject } from '../../native-bridge/consent/prompter.ts';

export function shownSubject(subject: PromptSubject): ShownSubject {
  switch (subject.kind) {
    case 'authenticate':
      return { kind: 'authenticate', identity: subject.identity === null ? null : shownWish(subject.identity) };
    case 'readIdentity':
      return { kind: 'readIdentity', identity: shownWish(subject.identity) };
    case 'getSigningCertificate':
      return { kind: 'getSigningCertificate' };
    case 'sign': {
      const { documentName, hash, hashFunction } = subject;
      return { kind: 'sign', documentName, hash, hashFunction };
    }
    default:
      return unreachable(subject);
  }
}

function shownWish({ fields, optional = [], purpose, signed }: IdentityWish): ShownWish {
  return { fields: fields.map((name) => ({ name, optional: optional.includes(name) })), purpose, signed };
}
