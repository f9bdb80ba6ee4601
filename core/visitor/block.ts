/** Blocking a visitor: until when, and what a block by network may be. */

/** Since when nothing is let in any more, for ever: later than any clock. Milliseconds since 1970. */
export const FOR_EVER_MS = Number.MAX_SAFE_INTEGER;

/** The longest a visitor is blocked for a time, and a network, which others share. */
export const MAX_BLOCK_HOURS = { visitor: 8760, network: 168 };

/** When a block of some hours ends; null is for ever. Milliseconds since 1970. */
export const blockEndsAt = (hours: number | null, nowMs: number): number =>
  hours === null ? FOR_EVER_MS : nowMs + hours * 3_600_000;

/** Whether a block is in force. */
export const isBlocked = (
  { blocked_until_ms = 0 }: { blocked_until_ms?: number | undefined },
  nowMs: number,
): boolean => blocked_until_ms > nowMs;
