/** API keys in the table. Of a key's secret only a hash is kept. */
import { createHash } from 'node:crypto';
import { type ApiKey, apiKey, keyPrefix } from '#core/model/team/api-key.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { countIn, settingsStore } from '#functions/store/settings-store.ts';
import { shownFields } from '#functions/store/shown-fields.ts';
import type { Item, Table } from '#functions/store/table.ts';

/** A key as stored, with the SHA-256 of its secret. */
export type ApiKeyItem = Omit<ApiKey, 'prefix' | 'last_used_on'> & { hash: string; last_used_on?: string };

/**
 * What is stored of a secret, in base64url. Its 256 random bits need no slow hash: nobody can try them all, and each request
 * pays for the hash.
 */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Keys. */
export const apiKeyStore = settingsStore<ApiKeyItem>({
  name: 'API key',
  collection: 'SETTINGS#KEYS',
  key: keys.apiKey,
  read: itemOf,
});

/** A key as it is now: one that was just revoked is not found. */
export async function getApiKey(table: Table, id: Id): Promise<ApiKeyItem | undefined> {
  const item = await table.get({ Key: keys.apiKey(id), ConsistentRead: true });
  return item && itemOf(item);
}

/** Notes the day a key was used on, once a day. */
export async function noteKeyUse(table: Table, { id, last_used_on }: ApiKeyItem, day: string): Promise<void> {
  if (last_used_on === day) return;
  await table.update({
    Key: keys.apiKey(id),
    UpdateExpression: 'SET last_used_on = :day',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':day': day },
  });
}

/** A key as the API shows it. */
export const toApiKey = (item: ApiKeyItem): ApiKey =>
  shownFields<ApiKey>(apiKey, {
    ...item,
    prefix: keyPrefix(item.id),
    last_used_on: item.last_used_on ?? null,
    version: countIn(item, 'version'),
  });

function itemOf(item: Item): ApiKeyItem {
  const { pk: _pk, sk: _sk, gsi1pk: _gsi1pk, gsi1sk: _gsi1sk, ...fields } = item;
  return fields as ApiKeyItem;
}
