import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What the provider remembers while it runs: nothing of it outlives the demo. */
export function createMemoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  const uids = new Map<string, string>();
  return (model) => {
    const keyOf = (id: string): string => `${model}:${id}`;
    return {
      upsert: (id, payload) => {
        kept.set(keyOf(id), payload);
        if (payload.uid !== undefined) uids.set(keyOf(payload.uid), id);
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(kept.get(keyOf(id))),
      findByUid: (uid) => Promise.resolve(kept.get(keyOf(uids.get(keyOf(uid)) ?? ''))),
      findByUserCode: () => Promise.resolve(undefined),
      consume: (id) => {
        const payload = kept.get(keyOf(id));
        if (payload !== undefined) kept.set(keyOf(id), { ...payload, consumed: true });
        return Promise.resolve();
      },
      destroy: (id) => {
        kept.delete(keyOf(id));
        return Promise.resolve();
      },
      revokeByGrantId: (grantId) => {
        for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
        return Promise.resolve();
      },
    };
  };
}
