/** Labels and attributes that several people edit at the same time: only what one of them changed is applied to what is stored. */
import { DomainError } from '#core/model/errors.ts';
import { type Attributes, MAX_ATTRIBUTES } from '#core/model/text.ts';

/** How many labels a conversation can have. */
export const MAX_LABELS = 20;

/** What an editor wants, and what it started from; without `base`, everything is replaced. */
export type Edit<Value> = { wanted: Value; base: Value | undefined };

/**
 * The stored labels with what differs between `base` and `wanted`, each once.
 * @throws DomainError `validation_failed` if those that others added leave no room
 */
export function editedLabels(stored: readonly string[], { wanted, base }: Edit<readonly string[]>): string[] {
  if (!base) return [...new Set(wanted)];
  const kept = stored.filter((label) => wanted.includes(label) || !base.includes(label));
  const added = wanted.filter((label) => !base.includes(label));
  return fitting('labels', [...new Set([...kept, ...added])], stored, MAX_LABELS);
}

/**
 * The stored attributes with what differs between `base` and `wanted`.
 * @throws DomainError `validation_failed` if those that others added leave no room
 */
export function editedAttributes(stored: Attributes, { wanted, base }: Edit<Attributes>): Attributes {
  if (!base) return wanted;
  const kept = Object.entries(stored).filter(([key]) => Object.hasOwn(wanted, key) || !Object.hasOwn(base, key));
  const changed = Object.entries(wanted).filter(([key, value]) => !Object.hasOwn(base, key) || base[key] !== value);
  const names = new Map([...kept, ...changed]);
  return Object.fromEntries(fitting('attributes', [...names], Object.keys(stored), MAX_ATTRIBUTES));
}

/** The entries, if they fit or are at least no more than before. */
function fitting<Entry>(field: string, entries: Entry[], stored: readonly unknown[], max: number): Entry[] {
  if (entries.length <= max || entries.length <= stored.length) return entries;
  const message = `Must have at most ${max} entries`;
  throw new DomainError('validation_failed', `${message}, with those that others added.`, {
    errors: [{ path: `body.${field}`, message }],
  });
}
