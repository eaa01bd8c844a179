import { expect, it } from '@jest/globals';
import { createMemorySessionStore } from '../../../e-counter/sessions/memory-session-store.ts';
import type { SessionRecord } from '../../../e-counter/sessions/session.ts';

const errand = { returnTo: null, federal: null } as const;
const ANONYMOUS: SessionRecord = { csrfSecret: 'a', state: { kind: 'anonymous' }, errand };
const CITIZEN: SessionRecord = {
  csrfSecret: 'b',
  state: { kind: 'authenticated', way: 'eid', accountId: 1, epoch: 0 },
  errand,
};

function setUp(maxAnonymous = 2) {
  let time = 0;
  const store = createMemorySessionStore({ idleMs: 100, lifetimeMs: 250, maxAnonymous, now: () => time });
  return {
    store,
    at: (now: number) => {
      time = now;
    },
  };
}

it('forgets a session that was not touched for the idle time', async () => {
  const { store, at } = setUp();
  await store.set('id', CITIZEN);
  at(99);
  expect(await store.get('id')).toEqual(CITIZEN);
  at(198);
  expect(await store.get('id')).toEqual(CITIZEN);
  at(298);
  expect(await store.get('id')).toBeNull();
});

it('forgets a session at the end of its lifetime, however busy', async () => {
  const { store, at } = setUp();
  await store.set('id', CITIZEN);
  for (const now of [90, 180, 249]) {
    at(now);
    expect(await store.get('id')).toEqual(CITIZEN);
    await store.set('id', CITIZEN);
  }
  at(250);
  expect(await store.get('id')).toBeNull();
});

it('makes room by forgetting visitors, never citizens', async () => {
  const { store } = setUp();
  await store.set('citizen', CITIZEN);
  for (const id of ['one', 'two', 'three']) await store.set(id, ANONYMOUS);
  expect(await store.get('one')).toBeNull();
  expect(await store.get('two')).toEqual(ANONYMOUS);
  await store.set('four', ANONYMOUS);
  // "two" was touched after "three".
  expect([await store.get('three'), await store.get('two')]).toEqual([null, ANONYMOUS]);
  expect(await store.get('citizen')).toEqual(CITIZEN);
});

it('keeps who came back through a flood of new visitors, and who is new through a flood that comes back', async () => {
  const { store } = setUp(4);
  await store.set('at-work', ANONYMOUS);
  await store.get('at-work');
  for (let guest = 0; guest < 20; guest++) await store.set(`guest-${String(guest)}`, ANONYMOUS);
  expect(await store.get('at-work')).toEqual(ANONYMOUS);
  await store.set('new', ANONYMOUS);
  for (let guest = 0; guest < 20; guest++) {
    await store.set(`regular-${String(guest)}`, ANONYMOUS);
    await store.get(`regular-${String(guest)}`);
  }
  expect(await store.get('new')).toEqual(ANONYMOUS);
});

it('never holds more visitors than it may', async () => {
  const { store } = setUp(4);
  const ids = Array.from({ length: 20 }, (_, index) => `id-${String(index)}`);
  for (const [index, id] of ids.entries()) {
    await store.set(id, ANONYMOUS);
    if (index % 3 === 0) await store.get(id);
  }
  const found = await Promise.all(ids.map((id) => store.get(id)));
  expect(found.filter((record) => record !== null)).toHaveLength(4);
});

it('forgets on request', async () => {
  const { store } = setUp();
  await store.set('id', CITIZEN);
  await store.delete('id');
  expect(await store.get('id')).toBeNull();
});
