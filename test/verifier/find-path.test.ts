import type { KeyObject, X509Certificate } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { findPath, type PathSearch } from '../../verifier/certificate-path.ts';
import { readCertificate, type Certificate } from '../../verifier/certificate.ts';
import { createLinkVerifier, type LinkVerifier } from '../../verifier/link-verifier.ts';
import { createTrustAnchors } from '../../verifier/trust-anchors.ts';
import { authority, nameOf, newKey, person, root, type TestEntity } from './test-pki.ts';
import { NOW } from './token-maker.ts';

function parsed({ certificate }: Pick<TestEntity, 'certificate'>): Certificate {
  const read = readCertificate(certificate);
  if (read === null) throw new Error('no certificate');
  return read;
}

/** The same certificate, telling of each signature that is computed over it. */
function watched(entity: Pick<TestEntity, 'certificate'>, onVerify: () => void): Certificate {
  const certificate = parsed(entity);
  const { x509 } = certificate;
  const verify = (key: KeyObject): boolean => {
    onVerify();
    return x509.verify(key);
  };
  return { ...certificate, x509: Object.create(x509, { verify: { value: verify } }) as X509Certificate };
}

const top = root('Root');
const middle = authority('CA', top, 0);
const anchors = createTrustAnchors([parsed(top)], new Set());
const search = (links: LinkVerifier, hints: readonly Certificate[]): PathSearch => ({
  anchors,
  links,
  hints,
  now: NOW.getTime(),
  skewMs: 0,
});

/** Each of them has genuinely signed each other one, and the leaf: 20 160 ways lead from the leaf to nowhere. */
const key = newKey();
const maze = [1, 2, 3, 4, 5, 6, 7, 8].map((month) =>
  authority('Same', { name: nameOf('Same'), key }, null, { key, notAfter: `2030-0${month}-01` }),
);
const lost = person({ name: nameOf('Same'), key });

it('a maze of authorities that vouch for each other costs the same few signatures each time, and is left soon', () => {
  let computed = 0;
  const count = (): void => {
    computed += 1;
  };
  let looked = 0;
  const hints = maze.map((entity) => ({
    ...watched(entity, count),
    subjectName: () => {
      looked += 1;
      return parsed(entity).subjectName();
    },
  }));
  const links = createLinkVerifier(100);
  for (const turn of [1, 2, 3, 4, 5]) {
    expect(findPath(watched(lost, count), search(links, hints))).toEqual({ ok: false, error: 'not-trusted' });
    expect(computed).toBeGreaterThan(0);
    expect(computed).toBeLessThanOrEqual(16 * turn);
    expect(looked).toBeLessThanOrEqual(16 * hints.length * turn);
  }
});

it('computes the signatures of a path to an anchor once, and of no other path less than each time', () => {
  let computed = 0;
  const count = (): void => {
    computed += 1;
  };
  const links = createLinkVerifier(100);
  const leaf = watched(person(middle), count);
  for (let turn = 0; turn < 3; turn++)
    expect(findPath(leaf, search(links, [parsed(middle), parsed(top)])).ok).toBe(true);
  expect(computed).toBe(1);
  const stranger = watched(lost, count);
  for (let turn = 0; turn < 3; turn++) findPath(stranger, search(links, maze.slice(0, 1).map(parsed)));
  expect(computed).toBe(4);
});

it('nobody without an anchor pushes out what is known', () => {
  let computed = 0;
  const links = createLinkVerifier(2);
  const leaf = watched(person(middle), () => (computed += 1));
  const hints = [parsed(middle), parsed(top)];
  findPath(leaf, search(links, hints));
  for (let turn = 0; turn < 5; turn++) findPath(parsed(lost), search(links, maze.map(parsed)));
  findPath(leaf, search(links, hints));
  expect(computed).toBe(1);
});
