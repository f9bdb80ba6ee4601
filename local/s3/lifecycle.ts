/** Deletes what a bucket's lifecycle rules let expire. */
import type { LifecycleRule } from './bucket-definition.ts';
import type { ObjectFacts, Objects } from './objects.ts';

const DAY_MS = 86_400_000;

/** S3 counts whole days and acts at the next midnight (UTC). */
const expiresAtMs = ({ storedAtMs }: ObjectFacts, days: number): number =>
  Math.ceil((storedAtMs + days * DAY_MS) / DAY_MS) * DAY_MS;

function applies({ Status, Prefix = '', TagFilters }: LifecycleRule, { key, tags }: ObjectFacts): boolean {
  return Status === 'Enabled' && key.startsWith(Prefix) && TagFilters.every(({ Key, Value }) => tags[Key] === Value);
}

/** Deletes everything that has expired by now. */
export function expireObjects(objects: Objects, rules: readonly LifecycleRule[], nowMs: number): void {
  for (const object of objects.all()) {
    const hasExpired = rules.some(
      (rule) =>
        rule.ExpirationInDays !== undefined &&
        applies(rule, object) &&
        nowMs >= expiresAtMs(object, rule.ExpirationInDays),
    );
    if (hasExpired) objects.delete(object.key);
  }
}
