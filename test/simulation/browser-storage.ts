/** The storage that the tabs of one browser share. Once it is full, nothing more is kept. */
export type BrowserStorage = Storage & { fill: () => void };

/** An empty one. */
export function browserStorage(): BrowserStorage {
  const kept = new Map<string, string>();
  let isFull = false;
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      if (isFull && value.length > (kept.get(key)?.length ?? 0))
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key) => void kept.delete(key),
    clear: () => {
      isFull = false;
      kept.clear();
    },
    fill: () => {
      isFull = true;
    },
  };
}
