import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { EidError } from '../../../contracts/errors.ts';
import type { Result } from '../../../contracts/result.ts';
import type { CardSignatureAlgorithm, KeyRole } from '../../../contracts/worker-messages.ts';
import { createBridge } from '../../../native-bridge/bridge.ts';
import { createLog } from '../../../native-bridge/logging/log.ts';
import type { Profile } from '../../../simulator/card/profiles.ts';
import { createAutomaticPrompter } from '../../../simulator/prompter/automatic-prompter.ts';
import { atMost, fromSamples, timed, type Figure, type Goal, type Measure } from '../measure.ts';
import { openPage } from '../page.ts';
import { logIn, logInWithIdentity } from '../requests.ts';
import { median } from '../statistics.ts';
import { startMeasuredReader, type MeasuredReader, type MeasuredWay } from '../virtual/card-reader.ts';
import { ORIGIN, PIN, type World } from '../world.ts';

const OPENSC = '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so';

interface Case extends MeasuredWay {
  readonly name: string;
  readonly profile: Profile;
  readonly algorithm: CardSignatureAlgorithm;
  /** By the card's own commands: OpenSC 0.23 refuses the signature key, and what it asks the card is not ours to shorten. */
  readonly direct: boolean;
}

const CASES: readonly Case[] = [
  { name: 'direct, 1.7 RSA', way: 'direct', profile: 'rsa-fr', algorithm: 'RS256', direct: true },
  { name: 'direct, 1.8 P-384', way: 'direct', profile: 'ec-nl', algorithm: 'ES384', direct: true },
  { name: 'OpenSC, 1.7 RSA', way: 'pkcs11', modulePath: OPENSC, profile: 'rsa-fr', algorithm: 'RS256', direct: false },
];

/** Goals of commands, for the card's own way: what a citizen with a slow card waits for. */
const GOALS = { loginAlone: atMost(12), firstLogin: atMost(20) } as const;

/** Commands and time of each step on a virtual card that answers at once, by the real PC/SC daemon. */
export const cards: Measure = {
  name: 'cards',
  run: async (world) => {
    const figures: Figure[] = [];
    for (const each of CASES) {
      if (each.modulePath !== undefined && !existsSync(each.modulePath)) continue;
      figures.push(...(await measure(world, each)));
    }
    return figures;
  },
};

interface Step {
  readonly apdus: number;
  readonly ms: number;
}

type StepName = 'find' | 'certificate' | 'identity and address' | 'login' | 'sign';

async function measure(world: World, each: Case): Promise<Figure[]> {
  const measured = await startMeasuredReader(world, each);
  const rounds = world.quick ? 2 : 10;
  const steps = new Map<StepName, Step[]>();
  try {
    for (let done = 0; done < rounds; done += 1) {
      for (const [name, step] of await oneCard(measured, each)) steps.set(name, [...(steps.get(name) ?? []), step]);
    }
    const figures = [...steps].flatMap(([name, samples]) => both(`${each.name}: ${name}`, samples));
    const total = (...names: readonly StepName[]): number =>
      names.reduce((sum, name) => sum + median((steps.get(name) ?? []).map(({ apdus }) => apdus)), 0);
    const count = (what: string, p50: number, goal: Goal): Figure => ({
      name: `${each.name}: ${what}`,
      unit: 'APDUs',
      p50,
      runs: rounds,
      ...(each.direct ? { goal } : {}),
    });
    return [
      ...figures,
      count('login alone', total('find', 'certificate', 'login'), GOALS.loginAlone),
      count(
        'first login with identity and address',
        total('find', 'certificate', 'identity and address', 'login'),
        GOALS.firstLogin,
      ),
      ...(await throughBridge(measured, each, rounds)),
    ];
  } finally {
    await measured.close();
  }
}

async function oneCard(measured: MeasuredReader, each: Case): Promise<Map<StepName, Step>> {
  const { backend } = measured;
  await measured.apdus();
  const found = await measured.insert(each.profile);
  const names = { readerId: found.id, cardId: found.card?.id ?? fail('no card') };
  const steps = new Map<StepName, Step>();
  const step = async (name: StepName, work: () => Promise<Result<unknown, EidError>>): Promise<void> => {
    const ms = await timed(async () => {
      const result = await work();
      if (!result.ok) fail(`${name}: ${result.error.code}`);
    });
    steps.set(name, { apdus: await measured.apdus(), ms });
  };
  const sign = (role: KeyRole, kind: 'message' | 'digest') => {
    const message = Buffer.from('what the bridge computed');
    const bytes =
      kind === 'message'
        ? message
        : createHash(`sha${each.algorithm.slice(2)}`)
            .update(message)
            .digest();
    return backend.sign({ ...names, role, algorithm: each.algorithm, input: { kind, bytes }, pin: Buffer.from(PIN) });
  };
  // What the insertion itself made us ask is counted here.
  await step('find', () => backend.listReaders());
  await step('certificate', () => backend.readCertificates({ ...names, wanted: ['authentication'] }));
  await step('identity and address', () => backend.readIdentityFiles({ ...names, files: ['identity', 'address'] }));
  await step('login', () => sign('authentication', 'message'));
  if (each.direct) {
    // The certificate that the signature is checked against is known by then.
    const known = await backend.readCertificates({ ...names, wanted: ['signature'] });
    if (!known.ok) fail(known.error.code);
    await measured.apdus();
    await step('sign', () => sign('signature', 'digest'));
  }
  await backend.release({ readerId: names.readerId });
  await measured.apdus();
  return steps;
}

/** From the page's request to its answer; it also carries the certificates of the CA and the root along. */
async function throughBridge(measured: MeasuredReader, each: Case, rounds: number): Promise<Figure[]> {
  const bridge = createBridge({
    cards: { ...measured.backend, close: () => Promise.resolve() },
    prompter: createAutomaticPrompter({ pin: PIN, origins: [ORIGIN] }),
    log: createLog('error', () => undefined),
  });
  const { port } = await bridge.listen([0]);
  const page = await openPage(port);
  const run = async (work: () => Promise<unknown>): Promise<Step> => {
    await measured.apdus();
    const ms = await timed(work);
    return { apdus: await measured.apdus(), ms };
  };
  const first: Step[] = [];
  const later: Step[] = [];
  for (let done = 0; done < rounds; done += 1) {
    await measured.insert(each.profile);
    first.push(await run(() => logInWithFields(page)));
    later.push(await run(() => logIn(page)));
  }
  await measured.insert(each.profile);
  const evidence = await run(() => logInWithIdentity(page));
  await page.close();
  await bridge.close();
  return [
    ...both(
      `${each.name}: page, first login with identity and address`,
      first,
      each.direct ? GOALS.firstLogin : undefined,
    ),
    ...both(`${each.name}: page, with the evidence of the register too`, [evidence]),
    ...both(`${each.name}: page, later login`, later),
  ];
}

function logInWithFields(page: Awaited<ReturnType<typeof openPage>>): Promise<unknown> {
  return page.call('authenticate', {
    challengeNonce: Buffer.alloc(48, 7).toString('base64'),
    identity: { fields: ['surname', 'givenNames', 'address'], purpose: 'Create an account' },
  });
}

function both(name: string, samples: readonly Step[], goal?: Goal): Figure[] {
  const apdus = samples.map((sample) => sample.apdus);
  const ms = samples.map((sample) => sample.ms);
  return [fromSamples(name, 'APDUs', apdus, goal), fromSamples(name, 'ms', ms)];
}

function fail(reason: string): never {
  throw new Error(reason);
}
