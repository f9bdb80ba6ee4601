/** Copies of what a table stores, quicker than by `structuredClone`, which does only what isn't plain. */

/** A deep copy. Throws of what can't be stored, such as a function. */
export function copied<Value>(value: Value): Value {
  return copyOf(value) as Value;
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? structuredClone(value) : value;
  if (Array.isArray(value)) return value.map(copyOf);
  if (value instanceof Uint8Array) return value.slice();
  if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) copy[name] = copyOf((value as Record<string, unknown>)[name]);
  return copy;
}

/** What is frozen to the bottom. */
const frozenParts = new WeakSet<object>();

/** A deep copy of a part that nobody can change, unless it has bytes or sets: all who are given it may share it. */
export function frozen(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return copyOf(value);
  if (frozenParts.has(value)) return value;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return copyOf(value);
  const copy = (Array.isArray(value) ? [] : {}) as Record<string, unknown>;
  let isFrozen = true;
  for (const name of Object.keys(value)) {
    const part = (copy[name] = frozen((value as Record<string, unknown>)[name]));
    if (typeof part === 'object' && part !== null && !frozenParts.has(part)) isFrozen = false;
  }
  if (isFrozen) frozenParts.add(Object.freeze(copy));
  return copy;
}

/** A copy of a record that shares the parts that are frozen. */
export function sharing(record: Record<string, unknown>): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...record };
  for (const name of Object.keys(copy)) {
    const part = copy[name];
    if (typeof part === 'object' && part !== null && !frozenParts.has(part)) copy[name] = copyOf(part);
  }
  return copy;
}
