/** Everything that is stored, to compare byte for byte. */
import type { Apis } from './api.ts';

/** Every item in one form, but for how often somebody asked. */
export async function storedItems(api: Pick<Apis, 'allItems'>): Promise<Set<string>> {
  const items = (await api.allItems()).filter(({ pk }) => !pk?.S?.startsWith('RATE#'));
  return new Set(items.map((item) => JSON.stringify(inOrder(item))));
}

/** The table keeps no order of fields. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(fields.map(([name, inner]) => [name, inOrder(inner)]));
}
