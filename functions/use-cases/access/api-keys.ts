/** Setting up API keys. */
import { randomBytes } from 'node:crypto';
import type { Received, Answer } from '#core/contract/http.ts';
import { type ApiKey, keyPrefix } from '#core/model/team/api-key.ts';
import { DomainError } from '#core/model/errors.ts';
import { type ApiKeyItem, apiKeyStore, hashOf, toApiKey } from '#functions/store/settings/api-key-store.ts';
import { type Resource, type SettingsDeps, createItem } from '#functions/use-cases/settings/resource.ts';

type New = Received<'createApiKey', 'body'> & { hash: string; created_by: string };

/** Keys. One that is deleted is refused from the next request on: each request reads its key as it is then. */
export const apiKeys: Resource<SettingsDeps, ApiKeyItem, ApiKey, New, Received<'updateApiKey', 'body'>> = {
  store: apiKeyStore,
  entity: 'api_key',
  make: (_, given, started) => ({ ...given, ...started }),
  check: async ({ now }, { expires_at }, before) => {
    if (!before && expires_at !== null && Date.parse(expires_at) <= now()) throw mustBeLater();
  },
  show: (_, records) => records.map(toApiKey),
};

const SECRET_BYTES = 32;

/** Creates a key. Its text is in this answer only. */
export async function createApiKey(
  deps: SettingsDeps,
  given: Received<'createApiKey', 'body'>,
  created_by: string,
): Promise<Answer<'createApiKey'>> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const item = await createItem(deps, apiKeys, { ...given, created_by, hash: hashOf(secret) });
  return { ...toApiKey(item), key: `${keyPrefix(item.id)}${secret}` };
}

const mustBeLater = () => {
  const message = 'Must be in the future';
  return new DomainError('validation_failed', `expires_at: ${message}.`, {
    errors: [{ path: 'body.expires_at', message }],
  });
};
