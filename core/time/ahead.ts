/** Times that somebody chooses for later. */
import { DomainError } from '#core/model/errors.ts';

const DAY_MS = 86_400_000;

/**
 * Requires that a time (milliseconds since 1970) is ahead, and by how many days at most.
 * @throws DomainError `validation_failed`, which names the field of the body
 */
export function requireAhead(
  atMs: number,
  nowMs: number,
  { field, maxDays }: { field: string; maxDays: number },
): void {
  if (atMs > nowMs && atMs <= nowMs + maxDays * DAY_MS) return;
  const message = `Must be in the future, at most ${maxDays} days ahead`;
  const path = `body.${field}`;
  throw new DomainError('validation_failed', `${path}: ${message}.`, { errors: [{ path, message }] });
}
