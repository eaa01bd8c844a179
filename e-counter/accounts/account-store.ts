import { numberOf, textOf, type Database, type Queries, type Row } from '../storage/database.ts';
import {
  APPROVALS,
  IDENTITY_SOURCES,
  TITLES,
  type Account,
  type AccountClaim,
  type AccountStore,
  type NewAccount,
  type Profile,
} from './account.ts';

const COLUMNS: Readonly<Record<keyof Profile, string>> = {
  title: 'title',
  firstName: 'first_name',
  givenNames: 'given_names',
  lastName: 'last_name',
  email: 'email',
  street: 'street',
  addressExtra: 'address_extra',
  number: 'number',
  box: 'box',
  postalCode: 'postal_code',
  municipality: 'municipality',
  country: 'country',
  phone: 'phone',
  birthDate: 'birth_date',
  nameSource: 'name_source',
  birthDateSource: 'birth_date_source',
};

const NAMES = Object.keys(COLUMNS) as (keyof Profile)[];
const SELECT =
  'SELECT account.*, email_login.address, email_login.password_hash FROM account LEFT JOIN email_login ON account_id = id';
const INSERT = `INSERT INTO account (account_key, approval, session_epoch, language, created_at,
  ${NAMES.map((name) => COLUMNS[name]).join(', ')})
  VALUES (?, ?, 0, ?, ?, ${NAMES.map(() => '?').join(', ')}) ON CONFLICT (account_key) DO NOTHING RETURNING id`;
const SET_PROFILE = NAMES.map((name) => `${COLUMNS[name]} = ?`).join(', ');

export function createAccountStore(database: Database, now: () => Date): AccountStore {
  const find = async (queries: Queries, condition: string, value: string | number): Promise<Row | undefined> =>
    (await queries.rows(`${SELECT} WHERE ${condition} = ?`, value))[0];
  const account = (row: Row | undefined): Account | null => (row === undefined ? null : toAccount(row));
  const valuesOf = (profile: Profile): string[] => NAMES.map((name) => profile[name]);

  const findClaimed = (queries: Queries, claim: AccountClaim): Promise<Row | undefined> =>
    claim.kind === 'key' ? find(queries, 'account_key', claim.key) : find(queries, 'address', claim.address);

  const insert = async (queries: Queries, { claim, profile, approval, language }: NewAccount): Promise<boolean> => {
    const key = claim.kind === 'key' ? claim.key : null;
    const [made] = await queries.rows(INSERT, key, approval, language, now().toISOString(), ...valuesOf(profile));
    if (made === undefined) return false;
    if (claim.kind === 'email') {
      const { address, passwordHash } = claim;
      await queries.rows('INSERT INTO email_login VALUES (?, ?, ?)', numberOf(made, 'id'), address, passwordHash);
    }
    return true;
  };

  return {
    findByKey: async (key) => account(await find(database, 'account_key', key)),
    findById: async (id) => account(await find(database, 'id', id)),
    findByAddress: async (address) => {
      const row = await find(database, 'address', address);
      return row === undefined ? null : { account: toAccount(row), passwordHash: textOf(row, 'password_hash') };
    },
    create: (wanted) =>
      database.transaction(async (queries) => {
        const before = account(await findClaimed(queries, wanted.claim));
        if (before !== null) return { outcome: 'exists', account: before };
        const made = await insert(queries, wanted);
        const after = account(await findClaimed(queries, wanted.claim));
        if (after === null) throw new Error('an account vanished while it was made');
        return { outcome: made ? 'created' : 'exists', account: after };
      }),
    updateProfile: async (id, profile) => {
      await database.rows(`UPDATE account SET ${SET_PROFILE} WHERE id = ?`, ...valuesOf(profile), id);
    },
    setPassword: (id, passwordHash) =>
      database.transaction(async (queries) => {
        await queries.rows('UPDATE email_login SET password_hash = ? WHERE account_id = ?', passwordHash, id);
        await queries.rows('UPDATE account SET session_epoch = session_epoch + 1 WHERE id = ?', id);
        await queries.rows('DELETE FROM password_reset WHERE account_id = ?', id);
      }),
    link: (id, key, profile) =>
      database.transaction(async (queries) => {
        if ((await find(queries, 'account_key', key)) !== undefined) return 'taken';
        await queries.rows(
          `UPDATE account SET account_key = ?, approval = 'not-needed', ${SET_PROFILE} WHERE id = ?`,
          key,
          ...valuesOf(profile),
          id,
        );
        return 'linked';
      }),
    decide: async (id, approval) => {
      const decided = await database.rows(
        "UPDATE account SET approval = ? WHERE id = ? AND approval = 'pending' RETURNING id",
        approval,
        id,
      );
      return decided.length > 0;
    },
    waitingForApproval: async (limit) =>
      (await database.rows(`${SELECT} WHERE approval = 'pending' ORDER BY id LIMIT ?`, limit)).map(toAccount),
    delete: async (id) => {
      await database.rows('DELETE FROM account WHERE id = ?', id);
    },
  };
}

function toAccount(row: Row): Account {
  const text = (name: keyof Profile): string => textOf(row, COLUMNS[name]);
  const pick = <T extends string>(column: string, values: readonly T[]): T | undefined =>
    values.find((value) => value === textOf(row, column));
  return {
    id: numberOf(row, 'id'),
    createdAt: textOf(row, 'created_at'),
    approval: pick('approval', APPROVALS) ?? 'pending',
    hasKey: row['account_key'] !== null,
    loginAddress: textOf(row, 'address') || null,
    sessionEpoch: numberOf(row, 'session_epoch'),
    language: textOf(row, 'language'),
    profile: {
      title: pick(COLUMNS.title, TITLES) ?? '',
      firstName: text('firstName'),
      givenNames: text('givenNames'),
      lastName: text('lastName'),
      email: text('email'),
      street: text('street'),
      addressExtra: text('addressExtra'),
      number: text('number'),
      box: text('box'),
      postalCode: text('postalCode'),
      municipality: text('municipality'),
      country: text('country'),
      phone: text('phone'),
      birthDate: text('birthDate'),
      nameSource: pick(COLUMNS.nameSource, IDENTITY_SOURCES) ?? 'declared',
      birthDateSource: pick(COLUMNS.birthDateSource, IDENTITY_SOURCES) ?? 'declared',
    },
  };
}
