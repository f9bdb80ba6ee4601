/** A try of a delivery, in words. */
import type { DeliveryAttempt } from '#core/webhooks/webhook.ts';
import { deliveries as words } from '#dashboard/strings/webhooks.ts';

/** Why it failed, as a sentence; empty for one that didn't. */
export const whyFailed = ({ error, status }: Pick<DeliveryAttempt, 'error' | 'status'>): string =>
  error === null ? '' : words.errors[error](status);

/** What came of it. */
export const attemptText = (attempt: DeliveryAttempt): string =>
  attempt.error === null && attempt.status !== null
    ? words.attempt(attempt.status, attempt.duration_ms)
    : whyFailed(attempt);
