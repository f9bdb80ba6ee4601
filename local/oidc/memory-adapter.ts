/** Stores the issuer's sessions, codes and refresh tokens in memory while they are valid. */
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

type Entry = { payload: AdapterPayload; until: number };

/** Adapters for all models of one issuer, with one shared store. */
export function memoryAdapter(): AdapterFactory {
  const entries = new Map<string, Entry>();
  const valid = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key);
    if (entry && entry.until > Date.now()) return entry.payload;
    entries.delete(key);
    return undefined;
  };
  const findBy = (model: string, field: 'uid' | 'userCode', value: string): AdapterPayload | undefined =>
    [...entries.keys()]
      .filter((key) => key.startsWith(`${model}:`))
      .map(valid)
      .find((payload) => payload?.[field] === value);

  return (model): Adapter => ({
    upsert: async (id, payload, expiresIn = Infinity) => {
      entries.set(`${model}:${id}`, { payload, until: Date.now() + expiresIn * 1000 });
    },
    find: async (id) => valid(`${model}:${id}`),
    findByUid: async (uid) => findBy(model, 'uid', uid),
    findByUserCode: async (userCode) => findBy(model, 'userCode', userCode),
    consume: async (id) => {
      const payload = valid(`${model}:${id}`);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    destroy: async (id) => {
      entries.delete(`${model}:${id}`);
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
    },
  });
}
