/** The browser's storage and locks from memory, shared by the pages of a test. */

/** Storage. */
export function fakeStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size;
    },
  };
}

/** Locks of several pages; a page that ends gives its own back. */
export function fakeLocks() {
  const held = new Map<string, { page: object; waiting: (() => void)[] }>();
  const free = (name: string) => {
    const waiting = held.get(name)?.waiting ?? [];
    held.delete(name);
    const next = waiting.shift();
    next?.();
    held.get(name)?.waiting.push(...waiting);
  };
  return {
    of: (page: object): Pick<LockManager, 'request'> => ({
      request: ((name: string, use: () => unknown) => {
        const take = () => {
          held.set(name, { page, waiting: [] });
          void Promise.resolve(use()).then(() => free(name));
        };
        const holder = held.get(name);
        if (holder) holder.waiting.push(take);
        else take();
      }) as unknown as LockManager['request'],
    }),
    end: (page: object) => {
      for (const [name, holder] of held) if (holder.page === page) free(name);
    },
  };
}
