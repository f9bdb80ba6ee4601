/** Webhooks from memory: the first has deliveries, the second fails, the third was switched off. */
import type { Webhook } from '#core/webhooks/webhook.ts';
import { type Answered, type Asked, ok, problem } from './fake-answers.ts';
import { crud, pageOf } from './fake-lists.ts';
import { deliveries, deliveryOf, detailsOf, webhookOf } from './sample-webhooks.ts';

const SECRET = `whsec_${'c2VjcmV0'.repeat(6)}`;

/** The operations, by name. */
export function webhooksOf(): Record<string, (asked: Asked) => Answered> {
  const all: Webhook[] = [
    webhookOf(801, { description: 'Slack' }),
    webhookOf(802, { description: 'CRM', failing_since: '2026-11-19T08:00:00.000Z' }),
    webhookOf(803, { is_active: false, disabled_reason: 'failing', last_success_at: null }),
  ];
  const log = deliveries();
  const find = (id: string) => log.find((one) => one.id === id);
  return {
    ...crud('Webhook', 'Webhooks', all, (id, body) => webhookOf(id, body)),
    createWebhook: ({ body }) => {
      const made = webhookOf(1000 + all.length, { last_success_at: null, ...body });
      all.push(made);
      return { status: 201, body: { ...made, secret: SECRET } };
    },
    rotateWebhookSecret: ({ id }) => {
      const found = all.find((one) => one.id === id);
      const previous_secret_until = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString();
      return found
        ? ok({ ...Object.assign(found, { previous_secret_until }), secret: SECRET })
        : problem(404, 'not_found');
    },
    testWebhook: () => {
      const made = deliveryOf(10 + log.length, { event: 'webhook.test', created_at: new Date().toISOString() });
      log.unshift(made);
      return { status: 201, body: { ...made, state: 'pending', attempts_count: 0, last_attempt: null } };
    },
    listWebhookDeliveries: ({ id, query }) => {
      const state = query.get('state');
      const shown = id === 801 ? log.filter((one) => state === null || one.state === state) : [];
      return pageOf(shown, query);
    },
    getWebhookDelivery: ({ part }) => {
      const found = find(part);
      return found ? ok(detailsOf(found)) : problem(404, 'not_found');
    },
    replayWebhookDelivery: ({ part }) => {
      const found = find(part);
      return found ? ok(Object.assign(found, { state: 'pending' })) : problem(404, 'not_found');
    },
    replayWebhook: ({ body }) => ok({ replayed: body['state'] === 'failed' ? 1 : 3, next_from: null }),
  };
}
