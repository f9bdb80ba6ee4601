/** Webhooks and deliveries for pages and scenes. */
import type { Webhook, WebhookDelivery, WebhookDeliveryDetails } from '#core/webhooks/webhook.ts';

/** A webhook that works, with these fields instead. */
export const webhookOf = (id: number, more: Partial<Webhook> = {}): Webhook => ({
  id,
  url: `https://hooks.example.com/${id}`,
  events: ['conversation.created', 'conversation.assigned', 'message.created'],
  is_active: true,
  description: '',
  last_success_at: '2026-11-20T10:15:00.000Z',
  failing_since: null,
  disabled_reason: null,
  previous_secret_until: null,
  version: 1,
  created_at: '2026-11-01T09:00:00.000Z',
  ...more,
});

/** A delivery that was accepted, with these fields instead. */
export const deliveryOf = (number: number, more: Partial<WebhookDelivery> = {}): WebhookDelivery => ({
  id: `evt_${String(number).padStart(16, '0')}_0000000000000001`,
  webhook_id: 801,
  event: 'message.created',
  state: 'delivered',
  created_at: '2026-11-20T10:15:00.000Z',
  attempts_count: 1,
  last_attempt: { at: '2026-11-20T10:15:01.000Z', duration_ms: 84, status: 200, error: null },
  next_attempt_at: null,
  ...more,
});

/** Three deliveries, one in each state. */
export const deliveries = (): WebhookDelivery[] => [
  deliveryOf(3, {
    event: 'conversation.assigned',
    state: 'pending',
    attempts_count: 2,
    last_attempt: { at: '2026-11-20T10:16:00.000Z', duration_ms: 10_000, status: null, error: 'timeout' },
    next_attempt_at: '2026-11-20T10:20:00.000Z',
  }),
  deliveryOf(2, {
    event: 'conversation.created',
    state: 'failed',
    attempts_count: 9,
    last_attempt: { at: '2026-11-20T10:10:00.000Z', duration_ms: 41, status: 500, error: 'status' },
  }),
  deliveryOf(1),
];

/** A delivery, whole. */
export const detailsOf = (delivery: WebhookDelivery): WebhookDeliveryDetails => ({
  ...delivery,
  request: {
    url: 'https://hooks.example.com/801',
    headers: { 'content-type': 'application/json', 'webhook-id': delivery.id },
    body: JSON.stringify({ id: delivery.id, type: delivery.event, seq: 4, data: { message: { content: 'Hello?' } } }),
  },
  attempts: delivery.last_attempt ? [delivery.last_attempt] : [],
  answer: delivery.last_attempt?.status ? '{"ok":true}' : null,
});
