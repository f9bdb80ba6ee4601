/** Webhooks and their deliveries. */
import * as z from 'zod/mini';
import { anyInstant, instant } from '#core/model/text.ts';
import {
  deliveryStates,
  webhook,
  webhookDelivery,
  webhookDeliveryDetails,
  webhookSettings,
  webhookWithSecret,
} from '#core/webhooks/webhook.ts';
import { AGENT_API, byId, endpoint, idText, page, paging } from '#core/contract/kit/endpoint.ts';
import { byOperation, expected, settingsEndpoints } from '#core/contract/kit/settings.ts';

const tag = 'Webhooks';
const { list, get, create, update, remove } = settingsEndpoints('webhooks', tag, 'webhook', webhook, webhookSettings);
const path = `${AGENT_API}/webhooks/{id}` as const;
/** A key that leaked must not have what is written sent elsewhere for as long as nobody notices. */
const peopleOnly = { role: 'admin', isForPeople: true } as const;
/** Deliveries contain what visitors and colleagues write, in every department. */
const deliveries = { tag, role: 'admin' } as const;

/** An event's ID: `evt_`, 16 digits that sort by time, and 16 of a hash. */
const one = z.strictObject({
  id: idText,
  delivery_id: z.string().check(z.regex(/^evt_\d{16}_\d{16}$/, 'Must be the ID of a delivery')),
});

/** Every endpoint of webhooks. */
export const webhooks = {
  ...byOperation('Webhook', 'Webhooks', {
    list,
    get,
    create: endpoint({
      ...create,
      ...peopleOnly,
      summary: 'Create a webhook; only this response has its secret',
      body: z.extend(webhookSettings, {
        is_active: z._default(webhookSettings.shape.is_active, true),
        description: z._default(webhookSettings.shape.description, ''),
      }),
      answer: { status: 201, schema: webhookWithSecret },
      errors: ['conflict'],
    }),
    update: endpoint({
      ...update,
      ...peopleOnly,
      body: z.extend(z.partial(webhookSettings), expected),
    }),
    remove: endpoint({ ...remove, errors: ['not_found'] }),
  }),
  rotateWebhookSecret: endpoint({
    tag,
    ...peopleOnly,
    method: 'POST',
    path: `${path}/rotate-secret`,
    summary: 'Replace the secret; for 24 hours, deliveries are signed with both',
    params: byId,
    answer: { status: 200, schema: webhookWithSecret },
    errors: ['not_found'],
  }),
  testWebhook: endpoint({
    ...deliveries,
    method: 'POST',
    path: `${path}/test`,
    summary: 'Send the event webhook.test, also to a webhook that is switched off',
    params: byId,
    answer: { status: 201, schema: webhookDelivery },
    errors: ['not_found'],
  }),
  replayWebhook: endpoint({
    ...deliveries,
    method: 'POST',
    path: `${path}/replay`,
    summary: 'Send the events of a time range again, at most 200 per request, oldest first',
    params: byId,
    body: z
      .strictObject({
        from: anyInstant,
        to: anyInstant,
        /** Only deliveries in this state; null for any. */
        state: z._default(z.nullable(z.enum(deliveryStates)), null),
      })
      .check(
        z.refine(({ from, to }) => Date.parse(from) <= Date.parse(to), {
          path: ['to'],
          error: 'Must not be before `from`',
        }),
      ),
    answer: {
      status: 200,
      schema: z.strictObject({
        replayed: z.int(),
        /** Send it as `from` to go on; null at the end. */
        next_from: z.nullable(instant),
      }),
    },
    errors: ['not_found', 'illegal_transition'],
  }),
  listWebhookDeliveries: endpoint({
    ...deliveries,
    method: 'GET',
    path: `${path}/deliveries`,
    summary: 'List the deliveries of the last 30 days, newest first',
    params: byId,
    query: z.strictObject({ ...paging, state: z.optional(z.enum(deliveryStates)) }),
    answer: { status: 200, schema: page(webhookDelivery) },
    errors: ['not_found'],
  }),
  getWebhookDelivery: endpoint({
    ...deliveries,
    method: 'GET',
    path: `${path}/deliveries/{delivery_id}`,
    summary: 'Get one delivery with its request, its tries and the answer',
    params: one,
    answer: { status: 200, schema: webhookDeliveryDetails },
    errors: ['not_found'],
  }),
  replayWebhookDelivery: endpoint({
    ...deliveries,
    method: 'POST',
    path: `${path}/deliveries/{delivery_id}/replay`,
    summary: 'Send one event again, with the same ID',
    params: one,
    answer: { status: 200, schema: webhookDelivery },
    errors: ['not_found', 'illegal_transition'],
  }),
} as const;
