/** Setting up webhooks. */
import { randomBytes } from 'node:crypto';
import type { Answer, Received } from '#core/contract/http.ts';
import { isPublicEndpoint } from '#core/access/public-endpoint.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Webhook } from '#core/webhooks/webhook.ts';
import { type WebhookItem, toWebhook, webhookStore } from '#functions/store/webhooks/webhook-store.ts';
import { type Resource, type SettingsDeps, changeItem, createItem } from '#functions/use-cases/settings/resource.ts';

/** The dependencies of setting up webhooks. */
export type WebhookDeps = SettingsDeps & {
  /** Whether a webhook may be on the machine itself. */
  onThisMachine: boolean;
};

type New = Received<'createWebhook', 'body'> & { secret: string };

/** Webhooks. Switching one on forgets why it was off. */
export const webhooks: Resource<WebhookDeps, WebhookItem, Webhook, New, Received<'updateWebhook', 'body'>> = {
  store: webhookStore,
  entity: 'webhook',
  make: (_, given, started) => ({
    ...given,
    ...started,
    disabled_reason: null,
    previous_secret: null,
    previous_secret_until: null,
  }),
  merge: (_, before, changes) => ({
    ...before,
    ...changes,
    ...(changes.is_active && !before.is_active ? { disabled_reason: null, failing_since: null } : {}),
  }),
  check: async ({ onThisMachine }, { url }, before) => {
    if (url !== before?.url && !isPublicEndpoint(url, onThisMachine)) throw mustBePublic();
  },
  show: (_, records) => records.map(toWebhook),
};

const SECRET_BYTES = 32;
const makeSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

/** Creates a webhook. Its secret is in this answer only. @throws DomainError `validation_failed` unless its host is public */
export async function createWebhook(
  deps: WebhookDeps,
  given: Received<'createWebhook', 'body'>,
): Promise<Answer<'createWebhook'>> {
  const secret = makeSecret();
  return { ...toWebhook(await createItem(deps, webhooks, { ...given, secret })), secret };
}

/** How long deliveries are also signed with the secret before. */
const OVERLAP_MS = 24 * 60 * 60 * 1000;

/** Replaces the secret. The new one is in this answer only. @throws DomainError `not_found` */
export async function rotateWebhookSecret(deps: WebhookDeps, id: Id): Promise<Answer<'rotateWebhookSecret'>> {
  const secret = makeSecret();
  const previous_secret_until = new Date(deps.now() + OVERLAP_MS).toISOString();
  const rotate = (before: WebhookItem) => ({
    ...before,
    secret,
    previous_secret: before.secret,
    previous_secret_until,
  });
  return { ...toWebhook(await changeItem(deps, webhooks, id, rotate)), secret };
}

const mustBePublic = () => {
  const message = 'Must begin with https:// and name a host on the public internet';
  return new DomainError('validation_failed', `url: ${message}.`, { errors: [{ path: 'body.url', message }] });
};
