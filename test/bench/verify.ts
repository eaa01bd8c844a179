/**
 * Verifications of a login per second in one process, without OCSP, beside the bare cryptography of node:crypto in the
 * same run: parse the certificate, verify the token's signature, verify one link of the chain. Processor time is
 * what counts (user and system, so verifications per second of one core), in short rounds that alternate between the
 * contestants, because computers are noisy; the median round counts.
 *
 * node test/bench/verify.ts [--seconds N] [--json]
 */
import { Console } from 'node:console';
import { createHash, generateKeyPairSync, verify, X509Certificate, type KeyObject } from 'node:crypto';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { loadCard, loadTestRoots, type SimulatedCard } from '../../simulator/cards.ts';
import { personCertificate } from '../../simulator/pki/person-certificates.ts';
import { peopleAuthority, type AuthorityFamily } from '../../simulator/pki/authorities.ts';
import { createMemoryChallengeStore, createVerifier, type Verifier } from '../../verifier/index.ts';
import { cardChain, makeToken, NOW, ORIGIN } from '../verifier/token-maker.ts';
import { authoritiesOf, tokenVector } from '../verifier/conformance.ts';

const { values: flags } = parseArgs({ options: { seconds: { type: 'string' }, json: { type: 'boolean' } } });
const SECONDS = Number(flags.seconds ?? 2);
const ROUNDS = 25;
const NONCE = Buffer.alloc(32, 1).toString('base64');
/** This many people take turns. */
const PEOPLE = 64;

interface Login {
  readonly authToken: string;
  readonly chain: readonly string[];
  readonly nonce: string;
}

interface Contestant {
  readonly name: string;
  readonly run: (turn: number) => unknown;
}

const roots = await loadTestRoots();

function newVerifier(): Verifier {
  return createVerifier({
    origin: ORIGIN,
    challenges: createMemoryChallengeStore(),
    revocation: 'off',
    testRoots: roots,
    clock: () => NOW,
    warn: () => undefined,
  });
}

function peopleOf(keys: AuthorityFamily, family: AuthorityFamily, card: SimulatedCard): readonly Login[] {
  const authority = { ...peopleAuthority('citizens', family), family };
  const validity = { notBefore: new Date('2023-01-01'), notAfter: new Date('2033-01-01') };
  return Array.from({ length: PEOPLE }, (_, index) => {
    const nationalNumber = String(99_999_900_000 + index);
    const person = { surname: `Bench ${index}`, givenNames: 'Test', nationalNumber, people: 'citizens' as const };
    const key = newKey(keys);
    const certificate = personCertificate('authentication', person, key, validity, authority);
    const algorithm = keys === 'rsa' ? 'RS256' : 'ES384';
    const authToken = JSON.stringify(makeToken({ certificate, key, nonce: NONCE, algorithm }));
    return { authToken, chain: cardChain(card), nonce: NONCE };
  });
}

function newKey(keys: AuthorityFamily): KeyObject {
  return keys === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
    : generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
}

/** The least anyone can do, with the authority's key at hand already. */
function bare(login: Login, origin: string, authorityKey: KeyObject): void {
  const token = JSON.parse(login.authToken) as { unverifiedCertificate: string; signature: string; algorithm: string };
  const certificate = new X509Certificate(Buffer.from(token.unverifiedCertificate, 'base64'));
  const hash = token.algorithm.endsWith('384') ? 'sha384' : 'sha256';
  const digest = (text: string): Buffer => createHash(hash).update(text).digest();
  const message = Buffer.concat([digest(origin), digest(login.nonce)]);
  const key = { key: certificate.publicKey, dsaEncoding: 'ieee-p1363' as const };
  const valid = verify(hash, message, key, Buffer.from(token.signature, 'base64')) && certificate.verify(authorityKey);
  if (!valid) throw new Error('bare verification failed');
}

async function perSecond({ run }: Contestant, seconds: number): Promise<number> {
  const start = process.cpuUsage();
  let turns = 0;
  let used = 0;
  while (used < seconds * 1_000_000) {
    await run(turns);
    turns += 1;
    const { user, system } = process.cpuUsage(start);
    used = user + system;
  }
  return (turns * 1_000_000) / used;
}

async function race(contestants: readonly Contestant[]): Promise<Readonly<Record<string, number>>> {
  const rates = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  for (const contestant of contestants) await perSecond(contestant, SECONDS / ROUNDS);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const contestant of contestants) {
      rates.get(contestant.name)?.push(await perSecond(contestant, SECONDS / ROUNDS));
    }
  }
  const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  return Object.fromEntries([...rates].map(([name, list]) => [name, Math.round(median(list))]));
}

function contestantsFor(logins: readonly Login[], card: SimulatedCard): readonly Contestant[] {
  const pick = (turn: number): Login => logins[turn % logins.length] ?? { authToken: '', chain: [], nonce: '' };
  const authorityKey = new X509Certificate(card.certificates.ca).publicKey;
  const warm = newVerifier();
  const again = newVerifier();
  let newcomers = newVerifier();
  return [
    { name: 'bare', run: (turn) => bare(pick(turn), ORIGIN, authorityKey) },
    { name: 'cold', run: (turn) => newVerifier().verifyToken(pick(turn)) },
    {
      // Authorities known, the person new: every person comes once to a verifier that has met the first one only.
      name: 'newPerson',
      run: async (turn) => {
        const index = turn % (logins.length - 1);
        if (index === 0) {
          newcomers = newVerifier();
          await newcomers.verifyToken(pick(0));
        }
        return newcomers.verifyToken(pick(index + 1));
      },
    },
    { name: 'knownPeople', run: (turn) => warm.verifyToken(pick(turn)) },
    { name: 'samePerson', run: () => again.verifyToken(pick(0)) },
  ];
}

/** The Belgian specimen cards, as the peer's library was measured: one token again and again, authority configured. */
function vectorContestants(name: string): readonly Contestant[] {
  const vector = tokenVector(name);
  const login = { authToken: vector.token ?? '', chain: [], nonce: vector.nonce };
  const [der = new Uint8Array()] = authoritiesOf(vector);
  const authorityKey = new X509Certificate(der).publicKey;
  const verifier = createVerifier({
    origin: vector.origin,
    challenges: createMemoryChallengeStore(),
    revocation: 'off',
    rootPins: [],
    trustedCAs: [der],
    clock: () => new Date(vector.clock),
  });
  return [
    { name: 'bare', run: () => bare(login, vector.origin, authorityKey) },
    { name: 'samePerson', run: () => verifier.verifyToken(login) },
  ];
}

const rsaCard = await loadCard('fr-rsa');
const ecCard = await loadCard('nl-p384');
const results = {
  'RSA-2048, RSA authority': await race(contestantsFor(peopleOf('rsa', 'rsa', rsaCard), rsaCard)),
  'RSA-2048, P-384 authority': await race(contestantsFor(peopleOf('rsa', 'ec', ecCard), ecCard)),
  'P-384, P-384 authority': await race(contestantsFor(peopleOf('ec', 'ec', ecCard), ecCard)),
  'specimen RSA-2048, P-384 authority': await race(vectorContestants('be-rs256-valid')),
  'specimen P-384, P-384 authority': await race(vectorContestants('be-es384-valid')),
};

const ratios = Object.fromEntries(
  Object.entries(results).map(([name, { bare: bareRate = 1, ...rates }]) => [
    name,
    Object.fromEntries(Object.entries(rates).map(([kind, rate]) => [kind, Number((rate / bareRate).toFixed(2))])),
  ]),
);
const report = {
  bench: 'verify',
  unit: 'verifications per second',
  node: process.version,
  cpu: cpus()[0]?.model,
  results,
  ratios,
};
const out = new Console(process.stdout);
if (flags.json !== true) {
  out.table(results);
  out.log('share of bare:');
  out.table(ratios);
}
out.log(JSON.stringify(report));
