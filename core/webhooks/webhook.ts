/** A webhook: an address that is notified of events. Its deliveries are listed for 30 days. */
import * as z from 'zod/mini';
import { id, version } from '#core/model/id.ts';
import { instant, optionalText, settableUrl } from '#core/model/text.ts';
import { eventTypes, subscribedTypes } from './event-types.ts';

/** Where a webhook may be: https, or this machine itself where a setting allows that. */
const address = settableUrl(2000).check(
  z.refine((value) => /^(https:\/\/|http:\/\/localhost[:/])/i.test(value) && URL.canParse(value), {
    error: 'Must begin with https:// and name a host',
  }),
);

/** What an admin sets. */
export const webhookSettings = z.strictObject({
  url: address,
  events: z.array(z.enum(subscribedTypes)).check(
    z.minLength(1),
    z.maxLength(subscribedTypes.length),
    z.refine((types) => new Set(types).size === types.length, 'Must not contain an event twice'),
  ),
  is_active: z.boolean(),
  description: optionalText(300),
});

/** Why the product itself switched a webhook off: it failed for three days, or it answered that it is gone (410). */
export const disabledReasons = ['failing', 'gone'] as const;
/** Why the product itself switched a webhook off. */
export type DisabledReason = (typeof disabledReasons)[number];

/** A webhook as it is listed: without its secret, which nobody can read again. */
export const webhook = z.strictObject({
  id,
  ...webhookSettings.shape,
  /** When it last accepted a delivery. */
  last_success_at: z.nullable(instant),
  /** When the first of the deliveries failed that have failed in a row since; null while it works. */
  failing_since: z.nullable(instant),
  /** Why it was switched off, unless a person did it; null while it is on. */
  disabled_reason: z.nullable(z.enum(disabledReasons)),
  /** Until when deliveries are also signed with the former secret; null without one. */
  previous_secret_until: z.nullable(instant),
  version,
  created_at: instant,
});
/** A webhook as it is listed. */
export type Webhook = z.infer<typeof webhook>;

/** A webhook as it is returned once, when it is created or its secret is replaced. */
export const webhookWithSecret = z.extend(webhook, {
  /** `whsec_…`: signs deliveries as Standard Webhooks describes it. */
  secret: z.string(),
});

/** The states of a delivery: it is tried until it was accepted (2xx), or given up after a day. */
export const deliveryStates = ['pending', 'delivered', 'failed'] as const;
/** A state of a delivery. */
export type DeliveryState = (typeof deliveryStates)[number];

/** Why a try failed: the answer wasn't 2xx, was a redirect, or there was none; the host isn't public. */
export const deliveryErrors = ['status', 'redirect', 'timeout', 'unreachable', 'not_public'] as const;
/** Why a try failed. */
export type DeliveryError = (typeof deliveryErrors)[number];

/** One try. */
const deliveryAttempt = z.strictObject({
  at: instant,
  duration_ms: z.int(),
  /** The HTTP status; null without an answer. */
  status: z.nullable(z.int()),
  /** Null where it was accepted. */
  error: z.nullable(z.enum(deliveryErrors)),
});
/** One try. */
export type DeliveryAttempt = z.infer<typeof deliveryAttempt>;

/** A delivery as it is listed: one event to one webhook. */
export const webhookDelivery = z.strictObject({
  /** The event's ID, which is also the `webhook-id` of each try. */
  id: z.string(),
  webhook_id: id,
  event: z.enum(eventTypes),
  state: z.enum(deliveryStates),
  /** When the event happened. */
  created_at: instant,
  /** How often it was tried, since it was last replayed. */
  attempts_count: z.int(),
  /** The newest try; null before the first. */
  last_attempt: z.nullable(deliveryAttempt),
  /** When it is tried next; null unless it is pending. */
  next_attempt_at: z.nullable(instant),
});
/** A delivery as it is listed. */
export type WebhookDelivery = z.infer<typeof webhookDelivery>;

/** A delivery, whole. */
export const webhookDeliveryDetails = z.extend(webhookDelivery, {
  /** What is sent. The headers `webhook-timestamp` and `webhook-signature` are made for each try. */
  request: z.strictObject({
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    /** The exact text that is signed and sent: JSON. */
    body: z.string(),
  }),
  /** The tries, newest last, at most the last 20. */
  attempts: z.array(deliveryAttempt),
  /** The beginning of what was answered to the newest try, up to 4 KB; null without an answer. */
  answer: z.nullable(z.string()),
});
/** A delivery, whole. */
export type WebhookDeliveryDetails = z.infer<typeof webhookDeliveryDetails>;
