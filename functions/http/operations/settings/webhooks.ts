/** Operations of webhooks and their deliveries. */
import type { webhooks as rows } from '#core/contract/endpoints/admin/webhooks.ts';
import { byOperation } from '#core/contract/kit/settings.ts';
import { eventAt, eventPosition } from '#core/webhooks/event-id.ts';
import type { Operations } from '#functions/http/call.ts';
import { readCursor, writeCursor } from '#functions/store/cursor.ts';
import { listDeliveries, toDelivery } from '#functions/store/webhooks/delivery-store.ts';
import {
  type DeliveriesDeps,
  findDelivery,
  replayDelivery,
  replayRange,
  testWebhook,
} from '#functions/use-cases/webhooks/deliveries.ts';
import { findItem } from '#functions/use-cases/settings/resource.ts';
import {
  type WebhookDeps,
  createWebhook,
  rotateWebhookSecret,
  webhooks,
} from '#functions/use-cases/webhooks/webhooks.ts';
import { settingsReads, settingsWrites } from '#functions/http/operations/resource.ts';

/** What these operations need. */
export type WebhookOperationDeps = WebhookDeps & DeliveriesDeps;

const { update, remove } = settingsWrites(webhooks);

/** Webhooks, and what was delivered to them. */
export const webhookOperations: Operations<WebhookOperationDeps, keyof typeof rows> = {
  ...byOperation('Webhook', 'Webhooks', { ...settingsReads('listWebhooks', webhooks), update, remove }),
  createWebhook: (deps, { body }) => createWebhook(deps, body),
  rotateWebhookSecret: (deps, { params }) => rotateWebhookSecret(deps, params.id),
  testWebhook: (deps, { params }) => testWebhook(deps, params.id),
  replayWebhook: (deps, { params, body }) => replayRange(deps, params.id, body),
  listWebhookDeliveries: async (deps, { params, query }) => {
    await findItem(deps, webhooks, params.id);
    const of = `listWebhookDeliveries ${params.id}`;
    const position = readCursor(of, query);
    const { deliveries, after } = await listDeliveries(deps.table, params.id, {
      limit: query.limit,
      state: query.state,
      before: position === undefined ? undefined : eventAt(position),
    });
    const next_cursor = after === undefined ? null : writeCursor(of, query, eventPosition(after));
    return { data: deliveries.map(toDelivery), next_cursor };
  },
  getWebhookDelivery: (deps, { params }) => findDelivery(deps, params.id, params.delivery_id),
  replayWebhookDelivery: (deps, { params }) => replayDelivery(deps, params.id, params.delivery_id),
};
