import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { accountKey } from '../../../e-counter/accounts/account-key.ts';
import { createAccountStore } from '../../../e-counter/accounts/account-store.ts';
import type { AccountClaim, AccountStore, NewAccount } from '../../../e-counter/accounts/account.ts';
import { createPasswordResetStore } from '../../../e-counter/accounts/password-reset-store.ts';
import { createSignUpStore } from '../../../e-counter/accounts/sign-up-store.ts';
import { createAuditLog } from '../../../e-counter/audit/audit-log.ts';
import { createRequestStore } from '../../../e-counter/procedures/request-store.ts';
import type { Database } from '../../../e-counter/storage/database.ts';
import { openStorage } from '../../../e-counter/storage/open-storage.ts';
import { backends } from '../support/backends.ts';
import { PROFILE } from './profile.ts';

// Starting PostgreSQL takes a few seconds.
jest.setTimeout(60_000);

const KEY = Buffer.alloc(32, 1);
const CARD_KEY = accountKey(KEY, '00000000097');
const CITIZEN: AccountClaim = { kind: 'key', key: CARD_KEY };
const ADDRESS: AccountClaim = { kind: 'email', address: 'ada@citizen.example', passwordHash: 'a hash' };
const NOW = new Date('2026-05-04T10:00:00Z');

const account = (claim: AccountClaim, change: Partial<NewAccount> = {}): NewAccount => ({
  claim,
  profile: PROFILE,
  approval: claim.kind === 'key' ? 'not-needed' : 'pending',
  language: 'fr',
  ...change,
});

describe.each(backends())('on $name', (backend) => {
  let location: string;
  let database: Database;
  let store: AccountStore;
  let now: Date;
  const open = (communeKey = KEY): Promise<Database> => openStorage({ location, communeKey, onLost: () => undefined });

  beforeAll(() => backend.start());
  afterAll(() => backend.stop());
  beforeEach(async () => {
    now = NOW;
    location = await backend.newDatabase();
    database = await open();
    store = createAccountStore(database, () => now);
  });
  afterEach(() => database.close());

  it('accounts outlive a restart', async () => {
    const made = await store.create(account(CITIZEN));
    expect(made).toEqual({
      outcome: 'created',
      account: {
        id: 1,
        createdAt: '2026-05-04T10:00:00.000Z',
        profile: PROFILE,
        approval: 'not-needed',
        hasKey: true,
        loginAddress: null,
        sessionEpoch: 0,
        language: 'fr',
      },
    });
    await database.close();
    database = await open();
    const later = createAccountStore(database, () => now);
    expect(await later.findByKey(CARD_KEY)).toEqual(made.account);
    expect(await later.findById(1)).toEqual(made.account);
    const again = account(CITIZEN, { profile: { ...PROFILE, firstName: 'Eve' } });
    expect(await later.create(again)).toEqual({ ...made, outcome: 'exists' });
  });

  it('two requests at once make one account', async () => {
    const outcomes = await Promise.all([store.create(account(CITIZEN)), store.create(account(CITIZEN))]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['created', 'exists']);
  });

  it('an account with an address is found by it, with its password', async () => {
    const { account: made } = await store.create(account(ADDRESS));
    expect(made).toMatchObject({ hasKey: false, loginAddress: 'ada@citizen.example', approval: 'pending' });
    expect(await store.findByAddress('ada@citizen.example')).toEqual({ account: made, passwordHash: 'a hash' });
    expect(await store.findByAddress('eve@citizen.example')).toBeNull();
    expect((await store.create(account(ADDRESS))).outcome).toBe('exists');
  });

  it('a new password ends all sessions and uses up the links that were mailed', async () => {
    const { account: made } = await store.create(account(ADDRESS));
    const resets = createPasswordResetStore(database, () => now);
    const [one, other] = [await resets.add(made.id, 1_000), await resets.add(made.id, 1_000)];
    expect(await resets.take(one)).toBe(made.id);
    expect(await resets.take(one)).toBeNull();
    await store.setPassword(made.id, 'another hash');
    expect(await resets.isWaiting(other)).toBe(false);
    expect(await store.findByAddress('ada@citizen.example')).toMatchObject({
      passwordHash: 'another hash',
      account: { sessionEpoch: 1 },
    });
  });

  it('a mailed link is good until its time is over, and the database holds its hash alone', async () => {
    const signUps = createSignUpStore(database, () => now);
    const claim = { address: 'ada@citizen.example', passwordHash: 'a hash' };
    const [early, late] = [await signUps.add(claim, 1_000), await signUps.add(claim, 1_000)];
    const stored = JSON.stringify(await database.rows('SELECT * FROM sign_up'));
    expect(stored).not.toContain(early);
    expect(await signUps.isWaiting(early)).toBe(true);
    expect(await signUps.take(early)).toEqual(claim);
    expect(await signUps.take(early)).toBeNull();
    now = new Date(NOW.getTime() + 1_000);
    expect(await signUps.isWaiting(late)).toBe(false);
    expect(await signUps.take(late)).toBeNull();
  });

  it('a card is linked to one account only', async () => {
    const { account: made } = await store.create(account(ADDRESS));
    expect(await store.link(made.id, CARD_KEY, { ...PROFILE, lastName: 'Proven' })).toBe('linked');
    expect(await store.findByKey(CARD_KEY)).toMatchObject({
      id: made.id,
      hasKey: true,
      approval: 'not-needed',
      profile: { lastName: 'Proven' },
    });
    const { account: second } = await store.create(
      account({ kind: 'email', address: 'eve@citizen.example', passwordHash: 'x' }),
    );
    expect(await store.link(second.id, CARD_KEY, PROFILE)).toBe('taken');
  });

  it('a decision is made once, on who waits', async () => {
    const { account: made } = await store.create(account(ADDRESS));
    expect((await store.waitingForApproval(10)).map(({ id }) => id)).toEqual([made.id]);
    expect(await store.decide(made.id, 'approved')).toBe(true);
    expect(await store.decide(made.id, 'refused')).toBe(false);
    expect(await store.waitingForApproval(10)).toEqual([]);
    expect(await store.findById(made.id)).toMatchObject({ approval: 'approved' });
  });

  it('deleting an account leaves its trace in the audit log and nothing else, and its number is never used again', async () => {
    const requests = createRequestStore(database, () => now);
    const audit = createAuditLog(database, () => now);
    const { account: made } = await store.create(account(ADDRESS));
    const answers = { place: 'Rue des Exemples' };
    await requests.add({ accountId: made.id, procedure: 'report', answers, state: 'sent' });
    await createPasswordResetStore(database, () => now).add(made.id, 1_000);
    await audit.add('account-created', made.id);
    await store.delete(made.id);
    for (const table of ['account', 'email_login', 'password_reset', 'request']) {
      expect([table, await database.rows(`SELECT * FROM ${table}`)]).toEqual([table, []]);
    }
    expect(await audit.of(made.id)).toHaveLength(1);
    expect((await store.create(account(CITIZEN))).account.id).not.toBe(made.id);
  });

  it('a request goes from the basket to the commune, and is nobody else’s', async () => {
    const requests = createRequestStore(database, () => now);
    const { account: made } = await store.create(account(CITIZEN));
    const { account: other } = await store.create(account(ADDRESS));
    const reference = await requests.add({
      accountId: made.id,
      procedure: 'household',
      answers: { copies: '2' },
      state: 'basket',
    });
    expect(reference).toMatch(/^2026-[BCDFGHJ-NP-TV-XZ2-9]{8}$/);
    await requests.remove(other.id, reference);
    expect(await requests.order(other.id)).toBe(0);
    expect(await requests.basket(made.id)).toMatchObject([{ reference, sentAt: null, answers: { copies: '2' } }]);
    expect(await requests.order(made.id)).toBe(1);
    expect(await requests.basket(made.id)).toEqual([]);
    expect(await requests.sent(made.id)).toMatchObject([{ reference, sentAt: '2026-05-04T10:00:00.000Z' }]);
    await requests.remove(made.id, reference);
    expect(await requests.sent(made.id)).toHaveLength(1);
  });

  it('what fails in the middle of a transaction is taken back', async () => {
    const fault = new Error('in the middle');
    const work = database.transaction(async (queries) => {
      await queries.rows("INSERT INTO fact VALUES ('half', 'done')");
      throw fault;
    });
    await expect(work).rejects.toBe(fault);
    expect(await database.rows("SELECT * FROM fact WHERE name = 'half'")).toEqual([]);
  });

  it('a database filled under another commune key is refused', async () => {
    await expect(open(Buffer.alloc(32, 2))).rejects.toThrow('filled under another commune key');
    const again = await open();
    await again.close();
  });
});
