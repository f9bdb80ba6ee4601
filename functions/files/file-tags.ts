/** Tags of stored files: whether a message has them, and what a malware scanner says. */

/** What a scanner says of a file; `unchecked` until it has said anything. */
export type Verdict = { outcome: 'clean' } | { outcome: 'unchecked' } | { outcome: 'blocked'; reason: string };

/** The tag of GuardDuty Malware Protection for S3, and the one that a team's own function sets. */
const GUARDDUTY = 'GuardDutyMalwareScanStatus';
const OWN = 'malware-scan';

const CLEAN = new Set(['NO_THREATS_FOUND', 'clean']);
const INFECTED = new Set(['THREATS_FOUND', 'infected']);

/** The verdict in an object's tags. What couldn't be scanned is as good as infected. */
export function verdictOf(tags: Record<string, string>): Verdict {
  const status = tags[GUARDDUTY] ?? tags[OWN];
  if (status === undefined) return { outcome: 'unchecked' };
  if (CLEAN.has(status)) return { outcome: 'clean' };
  return {
    outcome: 'blocked',
    reason: INFECTED.has(status)
      ? 'This file contains malware and was blocked.'
      : "This file couldn't be checked for malware and was blocked.",
  };
}

/** All tags but the one by which an upload that no message has is deleted. */
export const withoutState = (tags: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(tags).filter(([name]) => name !== 'state'));
